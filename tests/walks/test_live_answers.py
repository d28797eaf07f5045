"""What happens while one reads: it is told and waits, and nothing that is being read moves by itself."""

import pytest
from playwright.async_api import Page, expect

from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]
LONG = "\n\n".join(f"Step {number}: turn the wheel a little further, and look at the dial." for number in range(40))


@pytest.fixture
def script() -> bool:
    return True


async def test_an_answer_waits_until_the_reader_wants_it_and_a_mark_comes_by_itself(stage: Stage) -> None:
    asha, lin = await stage.person("asha"), await stage.person("lin")
    asked = await stage.talk.question(asha, f"Which way does wheel {stage.number} turn?", body=LONG)
    first = await stage.talk.answer(lin, asked, "To the left.")
    reader, asker, helper = [await stage.page_of(each) for each in (await stage.person("bo"), asha, lin)]
    for page in (reader, asker, helper):
        await page.goto(asked.url)
    await reader.locator(f"#post-{first.post_id}").scroll_into_view_if_needed()
    before = await place_of(reader, first.post_id)
    await helper.get_by_label("Your answer").fill("And then to the right, until it clicks.")
    await helper.get_by_role("button", name="Post answer").click()
    bar = reader.locator("live-thread")
    await expect(bar).to_contain_text("New answers: 1")
    assert await place_of(reader, first.post_id) == before
    assert await reader.get_by_text("until it clicks").count() == 0
    await bar.get_by_role("button").click()
    await expect(reader.get_by_text("until it clicks")).to_be_visible()
    await expect(bar).to_be_hidden()
    await asker.locator(f"#post-{first.post_id}").get_by_role("button", name="Mark as solved").click()
    await expect(reader.locator(f"#post-{first.post_id}")).to_contain_text("Accepted answer")


async def place_of(page: Page, post_id: int) -> float:
    """How far from the top of the window the post is."""
    top: float = await page.locator(f"#post-{post_id}").evaluate("post => post.getBoundingClientRect().top")
    return top
