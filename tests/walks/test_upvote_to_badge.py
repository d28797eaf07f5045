"""The second walk: a vote moves the standing at once, each line of it can be read, and a badge is given and told."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from forum.actor import Actor
from tests.walks.running import until
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]


async def test_a_vote_is_cast_withdrawn_booked_and_rewarded(stage: Stage) -> None:
    lin, bo = await stage.person("lin"), await stage.person("bo")
    asked = await stage.talk.question(await stage.person("asha"), f"Vent {stage.number} does not close at noon")
    answered = await stage.talk.answer(lin, asked, "Turn the sensor out of the sun.")
    page = await stage.page_of(bo)
    await page.goto(asked.url)
    answer = page.locator(f"#post-{answered.post_id}")
    for score in ("1", "0", "1"):
        await vote(answer, score)
    await read_the_statement(stage, lin, asked.url)
    await hear_of_the_badge(page, bo)


async def vote(answer: Locator, score: str) -> None:
    """Press the arrow; what it now says is the new score, and whether the vote stands."""
    up = answer.get_by_role("button", name="Vote up: this is useful")
    await up.click()
    await expect(answer.locator(".vote-score")).to_have_text(f"Votes: {score}")
    await expect(up).to_have_attribute("aria-pressed", "true" if score == "1" else "false")


async def read_the_statement(stage: Stage, lin: Actor, url: str) -> None:
    """Three lines, whose sum is the standing, and a trust level with it; one's own answer offers no vote."""
    page = await stage.page_of(lin)
    await page.goto(f"/u/{lin.name}")
    await page.get_by_role("main").get_by_role("link", name="Reputation").click()
    await expect(page.get_by_role("main")).to_contain_text("10 points, the sum of the lines below")
    amounts = [re.compile(each) for each in (r"\+10$", r"[-−]10$", r"\+10$")]
    await expect(page.locator(".statement-amount")).to_have_text(amounts)
    await expect(page.locator(".statement-balance")).to_have_text([re.compile(each) for each in ("10$", " 0$", "10$")])
    assert await stage.value("SELECT trust_level FROM users WHERE id = $1", lin.id) == 1
    await page.goto(url)
    await expect(page.locator(".post-answer").get_by_role("button", name="Vote up")).to_be_disabled()


async def hear_of_the_badge(page: Page, bo: Actor) -> None:
    """The first vote that somebody gives has a badge, which the worker finds."""
    notice = page.locator("#notifications").get_by_text("First nod")

    async def told() -> bool:
        await page.goto("/notifications")
        return await notice.count() > 0

    await until(told, "the notice of the badge")
    await page.goto(f"/u/{bo.name}")
    await expect(page.get_by_role("main")).to_contain_text("First nod")
