"""Without a connection: what was read can be read, what is written is sent once, and nobody finds another's pages."""

import re

import pytest
from playwright.async_api import Page, expect

from forum.actor import SYSTEM
from forum.threads.actions import lock_thread
from tests.walks.running import until
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]

COPIES = (
    "caches.open('read').then((cache) => cache.keys()).then((all) => all.map((each) => new URL(each.url).pathname))"
)
TEXT = "Written in a tunnel: put felt under it."


@pytest.fixture
def script() -> bool:
    return True


async def read_thread(stage: Stage, name: str = "bo") -> tuple[Page, str]:
    """A thread that is open and kept on the device."""
    asked = await stage.talk.question(await stage.person("asha"), f"Valve {stage.number} hums at night")
    page = await stage.page_of(await stage.person(name))
    await page.goto(asked.url)

    async def kept() -> bool:
        return asked.url in await page.evaluate(COPIES)

    await until(kept, "the copy of the thread")
    return page, asked.url


async def test_what_was_read_can_be_read_again_and_says_that_it_is_a_copy(stage: Stage) -> None:
    page, url = await read_thread(stage)
    await page.context.set_offline(True)
    await page.goto(url)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("hums at night")
    await expect(page.locator(".copy-bar")).to_contain_text("This is the copy of")
    await page.goto("/settings")
    await expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    await page.get_by_role("link", name="hums at night").click()
    await expect(page).to_have_url(re.compile(re.escape(url)))


async def test_an_answer_written_offline_waits_and_is_sent_once(stage: Stage) -> None:
    page, url = await read_thread(stage)
    await write_offline(page)
    await page.context.set_offline(False)
    await expect(page.get_by_text("Sent: what you wrote offline is posted.")).to_be_visible()
    await page.goto(url)
    await expect(page.locator(".post-answer")).to_have_count(1)
    assert await stage.value("SELECT count(*) FROM posts WHERE body_source LIKE $1", f"{TEXT} {stage.number}%") == 1


async def write_offline(page: Page) -> None:
    number = re.findall(r"\d+", await page.get_by_role("heading", level=1).inner_text())[0]
    await page.context.set_offline(True)
    await page.get_by_role("textbox", name="Your answer").fill(f"{TEXT} {number}")
    await page.get_by_role("button", name="Post answer").click()
    await expect(page.get_by_role("region", name="Waiting to be sent")).to_contain_text(TEXT)


async def test_what_waits_can_be_taken_back_into_its_form(stage: Stage) -> None:
    page, _url = await read_thread(stage)
    await write_offline(page)
    await page.get_by_role("button", name="Take it back").click()
    await expect(page.get_by_role("textbox", name="Your answer")).to_have_value(re.compile(TEXT))
    await expect(page.get_by_role("region", name="Waiting to be sent")).to_have_count(0)


async def test_what_is_refused_comes_back_with_the_reason(stage: Stage) -> None:
    page, url = await read_thread(stage)
    await write_offline(page)
    async with stage.database.writing() as session:
        await lock_thread(session, SYSTEM, int(url.split("/")[2]))
    await page.context.set_offline(False)
    await expect(page.get_by_text("What you wrote offline could not be posted:")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Your answer")).to_have_value(re.compile(TEXT))
    refusal = f"403 for {stage.forum.url}/t/{url.split('/')[2]}/answer"
    assert [watch.complaints for watch in stage.watches] == [[refusal]]
    stage.watches.clear()


async def test_signing_out_leaves_no_copy_behind(stage: Stage) -> None:
    page, url = await read_thread(stage)
    await page.get_by_role("navigation", name="Main").locator("summary").click()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert url not in await page.evaluate(COPIES)
    await page.context.set_offline(True)
    await page.goto(url)
    await expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
