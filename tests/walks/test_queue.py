"""The queue worked on by keys alone, and by two people at once."""

import asyncio
import re
from collections.abc import Callable

import pytest
from playwright.async_api import Page, expect

from forum.actor import Actor
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Ground, Subject
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]
MANY = 100
WAITING = "SELECT count(*) FROM reviewables WHERE state = 'open'"


@pytest.fixture
def script() -> bool:
    return True


async def moderator(stage: Stage, name: str) -> Actor:
    return await stage.person(name, roles=["moderator"])


async def fill(stage: Stage, count: int) -> list[int]:
    """So many answers in one thread, each an item; what others have left is gone."""
    lin = await stage.person("lin", trust_level=3)
    asked = await stage.talk.question(await stage.person("asha"), f"Pump {stage.number} drips")
    async with stage.database.writing() as session:
        await session.fetchval("UPDATE reviewables SET state = 'decided' WHERE state = 'open'")
        posts = await session.fetch(
            "INSERT INTO posts (thread_id, author_id, kind, body_source, body_html, render_version, created_at) "
            "SELECT $1, $2, 'answer', 'Try ' || n, '<p>Try ' || n || '</p>', 1, now() FROM generate_series(1, $3) AS n "
            "RETURNING id", asked.thread_id, lin.id, count,
        )  # fmt: skip
        rule = Ground("trigger", "T16", "Too short a staff answer", "5", "40", minutes=1)
        return [
            await bring_to_queue(session, Subject("post", row["id"], asked.thread_id, lin.id), rule) for row in posts
        ]


def other_than(before: str) -> Callable[[str], bool]:
    return lambda url: url != before


async def test_a_hundred_items_are_handled_by_the_keyboard_alone(stage: Stage) -> None:
    await fill(stage, MANY)
    page = await stage.page_of(await moderator(stage, "mo"))
    await page.goto("/mod")
    await page.keyboard.press("n")
    for number in range(MANY):
        await page.wait_for_url(re.compile(r"/mod/\d+$"), wait_until="domcontentloaded")
        before = page.url
        if number % 10 == 9:
            await page.keyboard.press("h")
            await expect(page.locator("details.deed[open] textarea")).to_be_focused()
            await page.keyboard.type("It is advertising.")
            await page.keyboard.press("Control+Enter")
        else:
            await page.keyboard.press("a")
        await page.wait_for_url(other_than(before), wait_until="domcontentloaded")
    await expect(page.get_by_text("Nothing waits").first).to_be_visible()
    assert await stage.value(WAITING) == 0
    assert await stage.value("SELECT count(*) FROM posts WHERE state = 'hidden' AND body_source LIKE 'Try %'") == 10


async def test_two_moderators_race_for_one_item_and_the_one_who_lost_is_told(stage: Stage) -> None:
    (item_id,) = await fill(stage, 1)
    pages = [await stage.page_of(await moderator(stage, name)) for name in ("mo", "kim")]
    for page in pages:
        await page.goto(f"/mod/{item_id}")
    await asyncio.gather(*(page.keyboard.press("c") for page in pages))
    told = [await outcome(page) for page in pages]
    assert sorted(told) == ["lost", "won"]
    assert await stage.value("SELECT claimed_by_id IS NOT NULL FROM reviewables WHERE id = $1", item_id)


async def outcome(page: Page) -> str:
    won = page.get_by_text("Yours for a quarter of an hour.")
    lost = page.get_by_text(re.compile("has claimed this for a quarter of an hour|claimed or decided this meanwhile"))
    await expect(won.or_(lost).first).to_be_visible()
    return "won" if await won.count() else "lost"
