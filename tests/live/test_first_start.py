"""From an empty folder to the first page: `talkoot serve`, its code, the first admin, the steps, in a real browser."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.live.test_serving import serving
from tests.support.chromium import PATIENCE, SKIPPED, found_chromium, started_chromium
from tests.support.postgres import place
from tests.support.told import TOLD_ONCE, Demonstration, talkoot

pytestmark = [pytest.mark.live, pytest.mark.browser]
OPENED = re.compile(r"(http://\S+/setup)\?code=(\S+)")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_an_empty_forum_is_opened_set_up_and_read(script: bool) -> None:
    path = found_chromium()
    if path is None:
        pytest.skip(SKIPPED)
    with place() as data, serving(data) as forum:
        found = OPENED.search(" ".join(forum.said().split()))
        assert found is not None, forum.said()
        async with started_chromium(path) as browser:
            context = await browser.new_context(base_url=forum.url, java_script_enabled=script)
            context.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            page = await context.new_page()
            await open_it(page, found[2])
            await set_it_up(page, script)
            await read_it(page)
            stranger = await (await browser.new_context(base_url=forum.url)).new_page()
            answer = await stranger.goto(f"/setup?code={found[2]}")
            assert answer is not None
            assert answer.status == 404
        assert list((data / "mail").glob("*.eml"))


async def open_it(page: Page, code: str) -> None:
    await page.goto("/setup?code=wrong")
    for label, text in (("Name of the forum", "Help from Kaisla"), ("Your name here", "maija")):
        await page.get_by_label(label).fill(text)
    await page.get_by_label("Your mail address").fill("maija@example.com")
    await page.get_by_label("Password").fill("four plain words here")
    await page.get_by_role("button", name="Open the forum").click()
    await expect(page.get_by_role("alert")).to_contain_text("This is not the code")
    await page.get_by_label("Code").fill(code)
    await page.get_by_label("Password").fill("four plain words here")
    await page.get_by_role("button", name="Open the forum").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Name and look")


async def set_it_up(page: Page, script: bool) -> None:
    await page.get_by_label("Letters in place of the sign").fill("K")
    await page.get_by_label("Accent colour").fill("150")
    if script:  # the page takes on the hue while the slider moves
        hue = "getComputedStyle(document.documentElement).getPropertyValue('--brand-hue').trim()"
        assert await page.evaluate(hue) == "150"
    await page.get_by_role("button", name="Save and go on").click()
    await page.get_by_role("link", name="Software and those who build with it").click()
    await page.get_by_role("button", name="Make these categories and go on").click()
    await page.get_by_role("button", name="Write a letter to maija@example.com").click()
    await expect(page.locator("#flash")).to_contain_text("Sent")
    await page.goto("/admin/setup")  # left, and come back to
    await expect(page.get_by_text("60 % done")).to_be_visible()
    await page.get_by_role("link", name="What you have already").click()
    await page.get_by_role("button", name="Nothing to bring").click()
    await page.get_by_role("button", name="There is enough to read").click()
    await expect(page.get_by_text("Everything is done")).to_be_visible()


async def read_it(page: Page) -> None:
    await page.goto("/")
    await expect(page).to_have_title("Questions · Help from Kaisla")
    await expect(page.get_by_role("link", name="Interfaces")).to_be_visible()
    accent = "getComputedStyle(document.querySelector('.brand .letters')).backgroundColor"
    assert "150" in await page.evaluate(accent)


@TOLD_ONCE
def test_the_demonstration_is_told_taken_away_and_leaves_no_drift(demonstration: Demonstration, tmp_path: Path) -> None:
    assert said(demonstration.refused, code=2).startswith("talkoot: Nothing to do")
    assert "helmi@fenwillow.example" in said(demonstration.said)
    url = demonstration.copy("removable")
    removed = said(talkoot(tmp_path, url, "demo", "--remove"))
    assert re.search(r"Removed the demonstration: \d\d people, \d+ threads", removed)
    assert re.search(r", 0 ledger lines, 0 people: drift 0", said(talkoot(tmp_path, url, "recount")))


def said(done: "subprocess.CompletedProcess[str]", code: int = 0) -> str:
    assert done.returncode == code, done.stderr
    return done.stdout or done.stderr
