"""Writing in a browser: marks and preview, drafts on two devices, pasted pictures and tables, completion, quotes."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]

PICTURE = """async (box) => {
  const canvas = new OffscreenCanvas(60, 40);
  canvas.getContext("2d").fillRect(0, 0, 60, 40);
  const carried = new DataTransfer();
  carried.items.add(new File([await canvas.convertToBlob()], "shot.png", { type: "image/png" }));
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""
TABLE = """(box) => {
  const carried = new DataTransfer();
  carried.setData("text/plain", "Part\\tPrice\\nHub\\t40\\nPump | big\\t60\\n");
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""
SELECT = """(post) => getSelection().selectAllChildren(post.querySelector(".post-body p"))"""


@pytest.fixture
def script() -> bool:
    return True


async def test_an_answer_is_written_with_all_that_helps(stage: Stage) -> None:
    asha, lin = await stage.person("asha"), await stage.person("lin")
    asked = await stage.talk.question(asha, "Why does the pump hum?", body="It hums all day long.")
    page = await stage.page_of(lin)
    await page.goto(asked.url)
    box = page.get_by_label("Your answer", exact=True)
    await box.fill("Loud")
    await box.press("Control+a")
    await box.press("Control+b")
    await expect(box).to_have_value("**Loud**")
    await expect(page.locator(".preview-shown strong")).to_have_text("Loud")
    await page.get_by_role("button", name="Bold").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("button", name="Italic")).to_be_focused()
    await page.locator(".post-question").evaluate(SELECT)
    await page.locator(".quote-button").click()
    await expect(box).to_have_value(re.compile(r"\n> It hums all day long\.\n"))
    await paste(box, TABLE)
    await expect(page.locator(".preview-shown td").last).to_have_text("60")
    await paste(box, PICTURE)
    await expect(box).to_have_value(re.compile(r"!\[describe the picture\]\(/uploads/"))
    await box.evaluate(PICTURE)  # while the words for the first are still chosen
    described = r"!\[describe the picture\]\(/uploads/\S+\)"
    await expect(box).to_have_value(re.compile(rf"{described}\n\n{described}"))
    await page.keyboard.type("the pump")
    await box.press("Control+End")
    await page.keyboard.type(f" @asha{stage.number}"[:-1])
    await expect(page.get_by_role("option").first).to_contain_text("@asha")
    await page.keyboard.press("Enter")
    await page.keyboard.type(":tad")
    await expect(page.get_by_role("option").first).to_contain_text(":tada:")
    await page.keyboard.press("Tab")
    await box.press("Control+Enter")
    answer = page.locator(".post-answer")
    await expect(answer.locator("img[alt='the pump']")).to_have_attribute("width", "60")
    await expect(answer.locator("blockquote")).to_have_text("It hums all day long.")
    await expect(answer).to_contain_text("🎉")


async def paste(box: Locator, how: str) -> None:
    await box.press("Control+End")
    await box.evaluate(how)


async def test_a_draft_comes_up_on_another_device_and_after_a_crash(stage: Stage) -> None:
    asha, lin = await stage.person("asha"), await stage.person("lin")
    asked = await stage.talk.question(asha, "Why does the valve drip?")
    phone, desk = await stage.page_of(lin), await stage.page_of(lin)
    await phone.goto(asked.url)
    box = phone.get_by_label("Your answer", exact=True)
    await phone.evaluate("customElements.whenDefined('draft-keeper').then(() => 0)")  # typed before, it counts as given
    await box.fill("Put tape around it, seven times.")
    await expect(phone.get_by_text("Draft saved")).to_be_visible()
    await desk.goto(asked.url)
    other = desk.get_by_label("Your answer", exact=True)
    await other.scroll_into_view_if_needed()
    await expect(other).to_have_value("Put tape around it, seven times.")
    await phone.reload()
    await expect(box).to_have_value("Put tape around it, seven times.")
    await box.press("Control+Enter")
    await expect(phone.locator(".post-answer")).to_contain_text("Put tape around it")
    await phone.goto("/drafts")
    await expect(phone.get_by_text("No drafts")).to_be_visible()


async def test_a_draft_that_only_staff_were_to_read_comes_up_as_such(stage: Stage) -> None:
    place = await stage.talk.category(f"billing{stage.number}")
    async with stage.database.writing() as session:
        await session.fetchval("UPDATE categories SET offers_private = true WHERE id = $1", place)
    asha = await stage.person("asha")
    phone, desk = await stage.page_of(asha), await stage.page_of(asha)
    await phone.goto("/ask")
    await phone.evaluate("Promise.all(['draft-keeper', 'category-form'].map((n) => customElements.whenDefined(n)))")
    radio = phone.locator(f"input[name=category][value='{place}']")
    await (radio.check() if await radio.count() else phone.locator("select[name=category]").select_option(str(place)))
    tick = "Only staff can see this"
    await phone.get_by_label(tick).check()
    await phone.get_by_label("What happens").fill("My bill of last month has a line too many.")
    await expect(phone.get_by_text("Draft saved")).to_be_visible()
    await phone.reload()
    await expect(phone.get_by_label(tick)).to_be_checked()
    await desk.goto("/ask")
    await desk.get_by_label("What happens").scroll_into_view_if_needed()
    await expect(desk.get_by_label(tick)).to_be_checked()
