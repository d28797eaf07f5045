"""Who is there before a walk begins, and what is already said: made through the same actions that people use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from forum.actor import VISITOR, Actor
from forum.bus import Bus
from forum.database import Database
from forum.web.sessions import begin_login
from tests.support.cast import Cast
from tests.support.chromium import PATIENCE, Watch
from tests.support.scene import Scene
from tests.walks.running import RunningForum


class Stage:
    """A walk's own people and their browsers; `script` says whether these run JavaScript. Both ways of one walk share
    a forum, so names of people and threads carry a mark where they must differ."""

    def __init__(self, forum: RunningForum, database: Database, browser: Browser, *, script: bool = True):
        self.forum, self.database, self.browser, self.script = forum, database, browser, script
        self.cast, self.scene = Cast(database), Scene(database)
        self.watches: list[Watch] = []
        self.contexts: list[BrowserContext] = []

    async def person(self, name: str, **traits: Any) -> Actor:
        return await self.cast.person(self.marked(name), **traits)

    def marked(self, name: str) -> str:
        return name if self.script else f"{name}.plain"

    async def page_of(self, actor: Actor = VISITOR, **options: Any) -> Page:
        """A new browser in which this person is signed in, on no page yet. `options` as Playwright's contexts take."""
        context = await self.browser.new_context(
            base_url=self.forum.url, java_script_enabled=self.script, reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        self.watches.append(Watch(context, self.forum.url))
        if actor.id is not None:
            async with self.database.writing() as session:
                token = await begin_login(session, actor.id, "tests")
            await context.add_cookies([{"name": "talkoot", "value": token, "url": self.forum.url}])
        return await context.new_page()


@asynccontextmanager
async def set_stage(forum: RunningForum, browser: Browser, bus: Bus, *, script: bool) -> AsyncIterator[Stage]:
    """At the end every browser is closed, and what went wrong in their pages fails the test."""
    database = Database(forum.database_url, bus)
    stage = Stage(forum, database, browser, script=script)
    try:
        yield stage
    finally:
        for context in stage.contexts:
            await context.close()
        await database.close()
    assert [complaint for watch in stage.watches for complaint in watch.complaints] == []
