"""Who is there before a walk begins, and what is already said: made through the same actions that people use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page

from forum.actor import VISITOR, Actor
from forum.bus import Bus
from forum.database import Database
from forum.web.sessions import begin_login
from tests.support.cast import Cast
from tests.support.chromium import PATIENCE, Watch
from tests.support.talk import Talk
from tests.walks.running import RunningForum

NUMBERS = count(1)


class Stage:
    """A walk's own people and their browsers; `script` says whether these run JavaScript. All walks share one forum,
    so what must differ from walk to walk, such as the names of people, carries the stage's number."""

    def __init__(self, forum: RunningForum, database: Database, browser: Browser, *, script: bool):
        self.forum, self.database, self.browser, self.script = forum, database, browser, script
        self.number = next(NUMBERS)
        self.cast, self.talk = Cast(database), Talk(database)
        self.watches: list[Watch] = []
        self.contexts: list[BrowserContext] = []

    async def person(self, name: str, **traits: Any) -> Actor:
        return await self.cast.person(f"{name}{self.number}", **traits)

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

    async def value(self, sql: str, *args: Any) -> Any:
        """One value from the database."""
        async with self.database.reading() as session:
            return await session.fetchval(sql, *args)


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


async def previewed(page: Page) -> Locator:
    """The live preview, opened where the page is too narrow to show it from the start."""
    toggle = page.locator("[data-preview]").first
    if await toggle.get_attribute("aria-pressed") != "true":
        await toggle.click()
    return page.get_by_role("region", name="Preview")
