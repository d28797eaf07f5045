"""The first walk: somebody signs up and asks, somebody else finds it and answers, the asker hears of it."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.walks.running import until
from tests.walks.stage import Stage, previewed

PASSWORD = "four plain words here"
pytestmark = [pytest.mark.walk, pytest.mark.browser]


async def test_a_question_is_asked_found_answered_told_and_solved(stage: Stage) -> None:
    await stage.talk.category()
    name, title = f"asha{stage.number}", f"Why does hub {stage.number} blink violet after a storm?"
    asker = await sign_up(stage, name)
    await ask(stage, asker, title)
    await find_and_answer(stage, title)
    # The letter first: what was read at the bell meanwhile is not written about any more.
    link = await stage.forum.mailed_to(f"{name}@example.com", "answered your question", r"http\S+/unsubscribe/\S+")
    await hear_of_it(asker, title)
    await solve(asker, title)
    await unsubscribe_signed_out(stage, link)
    await sign_in_on_the_way(stage, name, title)


async def sign_up(stage: Stage, name: str) -> Page:
    """By the form and the link that comes by mail; afterwards they are signed in."""
    page = await stage.page_of()
    await page.goto("/sign-up")
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Mail address").fill(f"{name}@example.com")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign up").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    await page.goto(await stage.forum.mailed_to(f"{name}@example.com", "confirm", r"http\S+/verify/\S+"))
    await page.get_by_role("button", name="Confirm and sign in").click()
    await expect(page.locator("#flash")).to_contain_text("Your address is confirmed")
    return page


async def ask(stage: Stage, page: Page, title: str) -> None:
    await page.get_by_role("navigation", name="Main").get_by_role("link", name="Ask a question").click()
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("What happens").fill("It blinks **three times**, then it is dark.")
    await page.get_by_label("Hubs").check()
    await page.get_by_label("Tags").fill("hub storm")
    if stage.script:
        await expect((await previewed(page)).locator("strong")).to_have_text("three times")
    else:
        await page.get_by_role("button", name="Preview").click()
        await expect(page.locator("#preview strong")).to_have_text("three times")
    await page.get_by_role("button", name="Post question").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await expect(page.locator(".thread-facts")).to_contain_text("Unanswered")


async def find_and_answer(stage: Stage, title: str) -> None:
    page = await stage.page_of(await stage.person("lin", trust_level=2))
    await page.goto("/")
    await page.get_by_role("search").get_by_label("Search").fill(title)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=*")
    result = page.locator(".thread-title").get_by_role("link", name=title)

    async def indexed() -> bool:
        await page.reload()
        return await result.count() > 0

    await until(indexed, "the question among the results of the search")
    await result.click()
    await page.get_by_role("textbox", name="Your answer").fill("Hold the button for ten seconds, until it is green.")
    await page.get_by_role("button", name="Post answer").click()
    await expect(page.locator(".post-answer")).to_contain_text("until it is green")
    await expect(page.get_by_role("heading", name="1 answer", exact=True)).to_be_visible()


async def hear_of_it(asker: Page, title: str) -> None:
    """The bell counts it, the notice says it, and opening that leads to the answer; then the bell counts it no more."""
    notice = asker.locator("#notifications li").filter(has_text=title).get_by_text("answered your question")

    async def told() -> bool:
        await asker.goto("/notifications")
        return await notice.count() > 0

    await until(told, "the notice of the answer")
    unread = int(await asker.locator(".bell .unread [aria-hidden]").inner_text())
    await notice.click()
    await expect(asker.get_by_role("heading", level=1)).to_have_text(title)
    bell = asker.locator(".bell .unread [aria-hidden]")
    await expect(bell).to_have_text([str(unread - 1)] if unread > 1 else [])


async def solve(asker: Page, title: str) -> None:
    await asker.get_by_role("button", name="Mark as solved").click()
    await expect(asker.locator(".thread-facts")).to_contain_text(re.compile("Solved by Lin"))
    await expect(asker.locator(".post.is-accepted")).to_contain_text("until it is green")
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
    # About this thread, or all notices where the letter told of more.
    await page.get_by_role("main").get_by_role("button").first.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("You will get no more of these mails")


async def sign_in_on_the_way(stage: Stage, name: str, title: str) -> None:
    """Whoever presses a button that needs an account signs in, and is back where the button is."""
    page = await stage.page_of()
    await page.goto("/?view=solved")
    await page.get_by_role("link", name=title).click()
    await page.locator(".post-answer").get_by_role("button", name="Vote up").click()
    await page.get_by_label("Name or mail address").fill(name)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
