"""That pages can be read and used by everybody: with a keyboard, by ear, on a narrow phone."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.walks.auditing import faults_of, sideways, tabbed
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]

LONG = "A title of many words about Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and hub " + "x" * 60
FOR_EVERYBODY = (
    "/", "/?view=unanswered", "/c/hubs", "/tags", "/tags/hub", "/search", "/search?q=hub", "/search?q=nothing+of+it",
    "/people", "/badges", "/badges/first-solution", "/kb", "/feedback", "/help/write",
    "/help/person", "/help/formatting", "/sign-in", "/sign-up", "/reset", "/t/0",
)  # fmt: skip
FOR_ONESELF = (
    "/", "/ask", "/ask?title=hub", "/notifications", "/settings", "/settings/look",
    "/settings/password", "/settings/logins",
    "/settings/following",
)  # fmt: skip
FOR_STAFF = (
    "/mod", "/mod/log", "/kb/editor", "/admin", "/admin/people", "/admin/categories", "/admin/categories/1",
    "/admin/jobs", "/admin/look", "/admin/feedback", "/admin/setup", "/admin/setup/look", "/admin/setup/categories",
    "/admin/setup/mail", "/admin/setup/import", "/admin/setup/threads",
)  # fmt: skip


PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def script() -> bool:
    return True


async def thread(stage: Stage) -> str:
    """A thread with all that a thread can have, in words that do not break by themselves."""
    asha, lin = await stage.person("asha"), await stage.person("lin")
    body = f"`{'y' * 90}`\n\n| a | b |\n|---|---|\n| {'z' * 60} | 2 |"
    asked = await stage.talk.question(asha, LONG, body=body, tags="hub")
    await stage.talk.answer(lin, asked, body="> " + "w" * 100)
    return asked.url


async def test_long_words_break_neither_a_thread_nor_what_leads_to_it(stage: Stage) -> None:
    """(What every page must have is asked of every page in test_every_page.py.)"""
    url = await thread(stage)
    page = await stage.page_of(await stage.person("ada", roles=["admin"]))
    post = await stage.value("SELECT max(id) FROM posts WHERE kind <> 'opening'")
    number = url.split("/")[2]
    posts = [f"/p/{post}/{deed}" for deed in ("edit", "history", "delete")]
    faults: list[str] = []
    for path in (url, "/", "/search?q=hub", "/u/lin" + str(stage.number), *posts, f"/t/{number}/history"):
        await page.goto(path)
        faults += [each for width in (320, 360) for each in await sideways(page, width)]
    assert "\n".join(faults) == ""


async def test_a_form_that_was_refused_takes_the_focus_and_says_what_is_wrong(stage: Stage) -> None:
    page = await stage.page_of(await stage.person("asha"))
    await page.goto("/ask")
    await page.get_by_role("button", name="Post question").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_be_focused()
    assert "\n".join(await faults_of(page)) == ""
    await summary.get_by_role("link").first.click()
    await expect(page.get_by_label("Title")).to_be_focused()


async def test_the_keyboard_reaches_what_matters_and_shows_where_it_is(stage: Stage) -> None:
    url = await thread(stage)
    page = await stage.page_of(await stage.person("bo"))
    await page.goto(url)
    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_text("Skip to the content")
    await expect(page.locator(":focus")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "main"
    await page.reload()
    names = await tabbed(page, "Post answer")
    wanted = ("Search", "Ask a question", "Vote up", "Comment", "I have this too", "Follow", "Your answer")
    places = [next(place for place, name in enumerate(names) if each in name) for each in wanted]
    assert places == sorted(places)


async def test_on_a_phone_all_that_can_be_done_with_a_post_can_be_tapped(stage: Stage) -> None:
    url = await thread(stage)
    page = await stage.page_of(await stage.person("bo"), **PHONE)
    await page.goto(url)
    for post in (page.locator(".post-question"), page.locator(".post-answer")):
        await post.get_by_role("button", name="Vote up").tap()
        await expect(post.locator(".vote-score")).to_have_text("Votes: 1")
        await post.get_by_title("More").tap()
        await expect(post.get_by_role("link", name="Report")).to_be_visible()
        await post.get_by_text("Comment", exact=True).tap()
        await expect(post.get_by_label("Your comment")).to_be_visible()


async def test_on_a_phone_everything_of_the_menu_comes_into_view(stage: Stage) -> None:
    page = await stage.page_of(await stage.person("bo"), **PHONE)
    await page.goto("/")
    await page.get_by_role("navigation", name="Main").get_by_text("Me", exact=True).tap()
    for name in ("My page", "Following", "Settings"):
        await expect(page.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="Sign out").tap()
    await expect(page.get_by_role("link", name="Sign in")).to_be_visible()
