"""An HTTP client that behaves like a browser on our own pages: it proves its origin and keeps its cookies."""

from typing import Any

import httpx2
from starlette.applications import Starlette

from forum.actor import Actor
from forum.database import Database
from forum.web.sessions import begin_login

HOME = "http://testserver"
NAME = "Mozilla/5.0 (X11; Linux x86_64) Tests/1.0"  # no robot


class Browser(httpx2.AsyncClient):
    """`post` takes a dict of form fields as `data`; redirects are not followed unless asked."""

    def __init__(self, app: Starlette, **options: Any):
        headers = {"origin": HOME, "user-agent": NAME}
        super().__init__(transport=httpx2.ASGITransport(app=app), base_url=HOME, headers=headers, **options)


async def browser_as(app: Starlette, database: Database, actor: Actor) -> Browser:
    """A browser in which this person is signed in."""
    browser = Browser(app)
    if actor.id is not None:
        async with database.writing() as session:
            browser.cookies.set("talkoot", await begin_login(session, actor.id, "tests"))
    return browser
