"""The first walk: somebody signs up and asks, somebody else finds it and answers, the asker hears of it and says thanks."""

import re

import pytest
from playwright.async_api import Page, expect

from forum.actor import Actor
from tests.walks.running import until
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]

TITLE = "Why does the hub {mark}blink violet after a storm?"


async def test_a_question_is_asked_answered_told_and_solved(stage: Stage) -> None:
    await stage.scene.category("hubs")
    title = TITLE.format(mark="" if stage.script else "still ")
    asker = await sign_up(stage, stage.marked("asha"))
    await ask(stage, asker, title)
    lin = await stage.person("lin", trust_level=2)
    await find_and_answer(stage, lin, title)
    await hear_by_bell(asker, title)
    leave = await stage.forum.mailed_to(f"{stage.marked('asha')}@example.com", r"http\S+/unsubscribe/\S+")
    await solve(asker, title)
    await unsubscribe_signed_out(stage, leave)


async def sign_up(stage: Stage, name: str) -> Page:
    """By the form and the link that comes by mail; afterwards they are signed in."""
    page = await stage.page_of()
    await page.goto("/")
    await page.get_by_role("link", name="Sign up").click()
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Mail address").fill(f"{name}@example.com")
    await page.get_by_label("Password").fill("four plain words here")
    await page.get_by_role("button", name="Sign up").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    await page.goto(await stage.forum.mailed_to(f"{name}@example.com", r"http\S+/verify/\S+"))
    await page.get_by_role("button", name="Confirm and sign in").click()
    await expect(page.get_by_role("status").or_(page.locator("#flash"))).to_contain_text("Your address is confirmed")
    return page


async def ask(stage: Stage, page: Page, title: str) -> None:
    await page.get_by_role("navigation", name="Main").get_by_role("link", name="Ask a question").click()
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("What happens").fill("It blinks **three times**, then it is dark.\n\nA restart changes nothing.")
    await page.get_by_label("Hubs").check()
    await page.get_by_label("Tags").fill("hub storm")
    if stage.script:
        await page.get_by_role("tab", name="Preview").click()
        await expect(page.get_by_role("tabpanel").locator("strong")).to_have_text("three times")
    else:
        await page.get_by_role("button", name="Preview").click()
        await expect(page.locator("#preview strong")).to_have_text("three times")
    await page.get_by_role("button", name="Post question").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await expect(page.locator(".thread-facts")).to_contain_text("Unanswered")


async def find_and_answer(stage: Stage, lin: Actor, title: str) -> None:
    page = await stage.page_of(lin)
    await page.goto("/")
    await page.get_by_role("search").get_by_label("Search").fill(title)
    await page.keyboard.press("Enter")
    result = page.get_by_role("listitem").get_by_role("link", name=title)

    async def indexed() -> bool:
        if await result.count():
            return True
        await page.reload()
        return False

    await until(indexed, "the question among the results of the search")
    await result.click()
    await page.get_by_label("Your answer").fill("Hold the button for ten seconds, until it turns green.")
    await page.get_by_role("button", name="Post answer").click()
    await expect(page.locator(".post-answer")).to_contain_text("until it turns green")
    await expect(page.get_by_role("heading", name="1 answer")).to_be_visible()


async def hear_by_bell(asker: Page, title: str) -> None:
    unread = asker.locator(".bell .unread")

    async def told() -> bool:
        await asker.goto("/")
        return await unread.count() > 0

    await until(told, "the bell of the asker")
    await expect(unread).to_contain_text("1")
    await asker.get_by_role("link", name=re.compile("Notices|Notifications|unread")).click()
    await asker.locator("#notifications").get_by_role("link", name=re.compile("answered")).first.click()
    await expect(asker.get_by_role("heading", level=1)).to_have_text(title)
    await expect(unread).to_have_count(0)


async def solve(asker: Page, title: str) -> None:
    await asker.get_by_role("button", name="Mark as solved").click()
    await expect(asker.locator(".thread-facts")).to_contain_text("Solved by Lin")
    await expect(asker.locator(".post.is-accepted")).to_contain_text("until it turns green")
    row = asker.locator(".thread-row").filter(has_text=title)
    await asker.goto("/")
    await expect(row.locator(".thread-meta")).to_contain_text("Solved")
    await asker.goto("/?view=solved")
    await expect(row).to_have_count(1)
    await asker.goto("/?view=unsolved")
    await expect(row).to_have_count(0)


async def unsubscribe_signed_out(stage: Stage, link: str) -> None:
    page = await stage.page_of()
    await page.goto(link)
    await page.get_by_role("button", name="Stop mail about this thread").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("You will get no more of these mails")
