"""Before the post button: what answers it shows while the title is typed, is reached by keyboard, and ends the ask."""

import pytest
from playwright.async_api import Page, expect

from forum.categories.actions import add_field
from tests.walks.auditing import faults_of, sideways
from tests.walks.running import until
from tests.walks.stage import Stage

pytestmark = [pytest.mark.walk, pytest.mark.browser]


async def known(stage: Stage) -> tuple[str, str]:
    """A question that search knows, with an answer: its title and address."""
    title = f"Louvre {stage.number} hums whenever the greenhouse is warm"
    asked = await stage.talk.question(await stage.person("asha"), title, tags="louvre hum")
    await stage.talk.answer(await stage.person("lin"), asked, "Grease the hinge.")

    async def noted() -> bool:
        return bool(await stage.value("SELECT 1 FROM search_documents WHERE thread_id = $1", asked.thread_id))

    await until(noted, "the question among the documents of search")
    return title, asked.url


async def begin(stage: Stage) -> Page:
    page = await stage.page_of(await stage.person("bo"))
    await page.goto("/ask")
    return page


async def test_a_match_is_found_by_typing_with_slips_and_ends_the_ask(stage: Stage) -> None:
    title, url = await known(stage)
    page = await begin(stage)
    await page.get_by_label("What happens").fill("It hums since the morning.")
    await page.get_by_label("Title").fill(f"louvre {stage.number} hmus when greenhosue is warm")
    if not stage.script:
        await page.get_by_role("button", name="Look whether it is answered").click()
    link = page.locator("#matches").get_by_role("link", name=title)
    await expect(link).to_have_attribute("href", url)
    assert await faults_of(page) == []
    assert await sideways(page, 320) == []
    if stage.script:
        await expect(page.locator("#matches-said")).to_contain_text("What may answer it")
        await page.get_by_label("Title").focus()
        await page.keyboard.press("ArrowDown")
        await expect(page.locator("#matches a").first).to_be_focused()
    button = page.get_by_role("button", name=f"This answered it: {title}")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Answered without waiting")
    await expect(page.get_by_role("main").get_by_role("link", name=title)).to_be_visible()
    counted = "SELECT count(*) FROM findings WHERE how = 'answered' AND taken_back_at IS NULL AND object_title = $1"
    assert await stage.value(counted, title) == 1
    await page.get_by_role("button", name="No, go on asking").click()
    await expect(page.get_by_label("What happens")).to_have_value("It hums since the morning.")
    assert await stage.value(counted, title) == 0


async def test_the_step_before_posting_is_shown_once_and_joining_leads_to_the_thread(stage: Stage) -> None:
    title, url = await known(stage)
    page = await begin(stage)
    await page.get_by_label("Title").fill(f"Louvre {stage.number} hums when the greenhouse is warm")
    await page.get_by_label("What happens").fill("It hums since the morning.")
    if stage.script:
        await expect(page.locator("#matches")).to_contain_text(title)
        await page.locator("#guesses").get_by_role("button", name="Add the tag louvre").click()
        await expect(page.get_by_label("Tags")).to_have_value("louvre")
    else:
        await page.get_by_label("Hubs").check()
        await page.get_by_role("button", name="Post question", exact=True).click()
        await expect(page.get_by_role("heading", name="Before you post: do these answer it?")).to_be_visible()
    await page.get_by_role("button", name=f"I have this too: {title}").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await expect(page.locator("#flash")).to_contain_text("You have this too")
    assert await stage.value("SELECT me_too_count FROM threads WHERE id = $1", int(url.split("/")[2])) == 1


async def test_a_category_asks_its_own_questions(stage: Stage) -> None:
    place = await stage.talk.category(f"vents-{stage.number}")
    ada = await stage.person("ada", roles=["admin"])
    async with stage.database.writing() as session:
        values = {"label": "Serial number", "kind": "short", "hint": "On the back.", "options": "", "required": True}
        await add_field(session, ada, place, values)
    page = await begin(stage)
    await page.get_by_label("Title").fill(f"A vent {stage.number} of a kind that nobody has ever seen")
    await page.get_by_label("What happens").fill("It stands open all the night long.")
    category = page.get_by_label("Category")
    if await category.count():
        await category.select_option(str(place))
    else:
        await page.get_by_label(f"Vents-{stage.number}").check()
    if not stage.script:
        await page.get_by_role("button", name="Post question", exact=True).click()
        await expect(page.get_by_text("One more thing")).to_be_visible()
    await expect(page.get_by_label("Serial number")).to_be_visible()
    await page.get_by_role("button", name="Post question", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("Please fill in: Serial number")
    await page.get_by_label("Serial number").fill("LV-77")
    await page.get_by_role("button", name="Post question", exact=True).click()
    await expect(page.locator("dl.detail-list")).to_contain_text("LV-77")
    assert await faults_of(page) == []
    if stage.script:
        await page.get_by_role("complementary").get_by_text("Share").click()
        await page.get_by_role("button", name="Copy the link").click()
        await expect(page.locator("share-links [role=status]")).to_have_text("Copied.")


async def test_a_visitor_writes_first_and_finds_the_text_again_after_signing_up(stage: Stage) -> None:
    await stage.talk.category()
    page, name = await stage.page_of(), f"vera{stage.number}"
    await page.goto("/ask")
    title = f"Something {stage.number} that a visitor wonders about"
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("What happens").fill("It wonders and wonders.")
    await page.get_by_role("button", name="Post question", exact=True).click()
    await page.get_by_role("main").get_by_role("link", name="Sign up").click()
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Mail address").fill(f"{name}@example.com")
    await page.get_by_label("Password").fill("four plain words here")
    await page.get_by_role("button", name="Sign up").click()
    await page.goto(await stage.forum.mailed_to(f"{name}@example.com", "confirm", r"http\S+/verify/\S+"))
    await page.get_by_role("button", name="Confirm and sign in").click()
    await expect(page.get_by_label("Title")).to_have_value(title)
    await expect(page.get_by_label("What happens")).to_have_value("It wonders and wonders.")
