"""A program that uses the API: it has a token and no cookies, and proves no origin."""

from collections.abc import Sequence
from typing import Any

import httpx2
from starlette.applications import Starlette

from forum.actor import Actor
from forum.api.actions import Wish, make_token
from forum.api.scopes import offered_to
from forum.database import Database
from tests.support.browser import HOME


class Program(httpx2.AsyncClient):
    """Addresses are below /api/v1."""

    def __init__(self, app: Starlette, token: str = "", **options: Any):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        super().__init__(transport=transport, base_url=f"{HOME}/api/v1", headers=headers, **options)


async def program_of(app: Starlette, database: Database, actor: Actor, scopes: Sequence[str] | None = None) -> Program:
    """With a token of this person that is for all that it can be, or for these scopes."""
    if actor.id is None:
        return Program(app)
    async with database.writing() as session:
        wish = Wish("tests", scopes if scopes is not None else offered_to(actor), 30)
        return Program(app, await make_token(session, actor, wish))
