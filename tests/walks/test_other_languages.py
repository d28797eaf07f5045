"""Another language is one catalogue away: a longer one breaks no page, one from right to left is mirrored, and no page
has words that no catalogue knows."""

from collections.abc import AsyncIterator, Iterator, Sequence

import pytest
from playwright.async_api import Browser, Page

from forum.accounts.actions import change_language
from forum.bus import Bus
from tests.support.postgres import SessionPostgres
from tests.support.pseudo import LONG, MIRRORED, PACKAGE, write_package
from tests.walks.auditing import faults_of, sideways
from tests.walks.running import RunningForum, running_forum
from tests.walks.stage import Stage, set_stage
from tests.walks.test_accessibility import FOR_EVERYBODY, FOR_ONESELF, FOR_STAFF

pytestmark = [pytest.mark.walk, pytest.mark.browser, pytest.mark.xdist_group("other languages")]  # one forum

# Words in plain letters although they are nobody's text; what people wrote is marked by dir="auto".
UNTURNED = """() => {
  const skipped = "[dir=auto], bdi, code, pre, kbd, samp, script, style, .brand, [lang]:not(html), .tag, .avatar,"
    + " select, textarea, time, noscript";
  const names = /\\S*@\\S+|Why does the hub blink|(Lin|Ada|Asha)\\d+|hubs?|Chrome|Linux|Englis(h|ch)|Deutsch|\\/\\S+/gi;
  const found = new Set();
  const look = (text, element) => {
    const plain = /[A-Za-z]{3,}/.test((text ?? "").replace(names, ""));
    if (plain && !element.closest(skipped)) found.add(text.trim().slice(0, 70));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) look(walker.currentNode.data, walker.currentNode.parentElement);
  for (const name of ["aria-label", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name), element);
  }
  return [...found];
}"""
SIDES = """() => {
  const middle = (selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return (box.left + box.right) / 2;
  };
  const sides = {direction: getComputedStyle(document.body).direction};
  for (const name of ["brand", "bar", "split-main", "aside"]) sides[name] = middle(`.${name}`);
  return sides;
}"""


@pytest.fixture
def script() -> bool:
    return True


@pytest.fixture(scope="module")
def running(postgres: SessionPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningForum]:
    url = postgres.create("other_languages", template="template")
    folder = tmp_path_factory.mktemp("other_languages")
    write_package(folder)
    packages = f"moderation,reputation,kb_bridge,{PACKAGE}"
    settings = {"TALKOOT_PACKAGES": packages, "TALKOOT_LANGUAGES": f"en,{LONG},{MIRRORED}", "PYTHONPATH": str(folder)}
    with running_forum(folder, url, **settings) as forum:
        yield forum
    postgres.drop("other_languages")


@pytest.fixture
async def stage(chromium: Browser, running: RunningForum, bus: Bus, script: bool) -> AsyncIterator[Stage]:
    async with set_stage(running, chromium, bus, script=script) as stage:
        yield stage


# What is mirrored is mostly the frame and the parts: some pages have them all.
MIRRORED_PAGES = (
    "/search?q=hub", "/kb", "/ask", "/notifications", "/settings/following", "/mod", "/kb/editor", "/admin/look",
    "/admin/people", "/admin/setup",
)  # fmt: skip


async def faults(page: Page, paths: Sequence[str], language: str) -> list[str]:
    wrong: list[str] = []
    for path in paths:
        await page.goto(path)
        assert await page.evaluate("document.documentElement.lang") == language
        wrong += await faults_of(page)
        if language == LONG:
            wrong += [f"{path}: {words}" for words in await page.evaluate(UNTURNED)]
        wrong += [each for width in (360, 1280) for each in await sideways(page, width)]
    return wrong


async def readers(stage: Stage, language: str) -> list[tuple[Page, tuple[str, ...]]]:
    """A visitor, somebody signed in and an admin, all of this language, and the pages that they look at."""
    lin, ada = await stage.person("lin"), await stage.person("ada", roles=["admin"])
    async with stage.database.writing() as session:
        for each in (lin, ada):
            await change_language(session, each, language)
    asked = await stage.talk.question(await stage.person("asha"), tags="hub")
    await stage.talk.answer(lin, asked)
    visitor = await stage.page_of(locale=language)
    deeds = (asked.url, f"/p/{asked.post_id}/history")
    return [
        (visitor, (*deeds, *FOR_EVERYBODY)),
        (await stage.page_of(lin), (*deeds, *FOR_ONESELF)),
        (await stage.page_of(ada), (*deeds, *FOR_STAFF)),
    ]


async def test_a_language_that_needs_more_room_breaks_no_page_and_every_word_is_in_a_catalogue(stage: Stage) -> None:
    wrong = [each for page, paths in await readers(stage, LONG) for each in await faults(page, paths, LONG)]
    assert "\n".join(wrong) == ""


async def test_a_language_from_right_to_left_is_mirrored_and_breaks_no_page(stage: Stage) -> None:
    wrong: list[str] = []
    for page, paths in await readers(stage, MIRRORED):
        some = [path for path in paths if path in MIRRORED_PAGES or path.startswith(("/t/", "/p/"))]
        wrong += await faults(page, some, MIRRORED)
        await page.set_viewport_size({"width": 1280, "height": 720})
        await page.goto("/")
        sides = await page.evaluate(SIDES)
        assert sides["direction"] == "rtl"
        assert sides["brand"] > sides["bar"]
        assert sides["split-main"] > sides["aside"]
    assert "\n".join(wrong) == ""
