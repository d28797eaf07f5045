"""Going and doing by keys alone, and that whoever does not want them is left in peace."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]


@pytest.fixture
def script() -> bool:
    return True


async def thread_page(stage: Stage, name: str = "bo") -> Page:
    asked = await stage.talk.question(await stage.person("asha"), f"Valve {stage.number} hums at night")
    await stage.talk.answer(await stage.person("lin"), asked, "Put felt under it.")
    page = await stage.page_of(await stage.person(name))
    await page.goto(asked.url)
    return page


async def test_the_keys_that_are_shown_are_those_that_work_here(stage: Stage) -> None:
    page = await thread_page(stage)
    await page.keyboard.press("?")
    shown = page.get_by_role("dialog", name="Keys that work here")
    await expect(shown).to_contain_text("Vote up the post you are at")
    await expect(shown).not_to_contain_text("Queue")
    await page.keyboard.press("Escape")
    await expect(shown).to_have_count(0)
    await page.goto("/tags")
    await page.keyboard.press("?")
    await expect(shown).to_contain_text("Ask a question")
    await expect(shown).not_to_contain_text("Vote up")


async def test_a_thread_is_read_voted_followed_and_answered_without_a_pointer(stage: Stage) -> None:
    page = await thread_page(stage)
    for _each in range(3):  # the title, the question, the answer
        await page.keyboard.press("j")
    await page.keyboard.press("u")
    await expect(page.locator(".post-answer .vote-score")).to_have_text("Votes: 1")
    await page.keyboard.press("f")
    await expect(page.get_by_role("button", name="Every post")).to_be_visible()
    await page.keyboard.press("r")
    box = page.get_by_role("textbox", name="Your answer")
    await expect(box).to_be_focused()
    await page.keyboard.type("g h ? a: letters that are written do nothing.")
    await expect(box).to_have_value("g h ? a: letters that are written do nothing.")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".post-answer")).to_have_count(2)
    await page.wait_for_load_state()
    await page.keyboard.press("g")
    await page.keyboard.press("h")
    await expect(page).to_have_url(re.compile(r"/$"))


async def test_everything_is_found_by_its_name_in_a_list_that_can_be_heard(stage: Stage) -> None:
    page = await thread_page(stage, "mo")
    await page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="A page, a question or a person")
    await expect(box).to_be_focused()
    await page.keyboard.type(f"valve {stage.number}")
    first = page.get_by_role("listbox").get_by_role("option").first
    await expect(first).to_contain_text("hums at night")
    await expect(first).to_have_attribute("aria-selected", "true")
    assert await box.get_attribute("aria-activedescendant") == await first.get_attribute("id")
    await box.fill("unans")
    await expect(first).to_have_text("Unanswered questions")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("view=unanswered"))


async def test_who_does_not_want_keys_has_none_and_still_goes_by_name(stage: Stage) -> None:
    page = await thread_page(stage)
    await page.goto("/help/keys")
    await page.get_by_label("Keys of one letter or sign").uncheck()
    await page.get_by_label("Ctrl + K").uncheck()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Your choice is saved.")).to_be_visible()
    await page.goto("/tags")
    for key in ("?", "a", "Control+k"):
        await page.keyboard.press(key)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page).to_have_url(re.compile("/tags$"))
    await page.get_by_role("contentinfo").get_by_role("link", name="Go to…").click()
    await expect(page.get_by_role("combobox", name="A page")).to_be_focused()
