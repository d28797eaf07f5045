"""Whatever a form is sent: a page that says what is wrong, never a fault of ours, never a changed row."""

import base64
import json
from collections.abc import Awaitable, Callable
from itertools import cycle
from typing import Any

import pytest
from starlette.applications import Starlette

from forum.web import paging
from tests.security.bad_input import CURSORS, URLENCODED, Hit, encoded, hits, whole
from tests.security.digests import changed, none, rows
from tests.security.endpoints import HOLE, address, numbers_in, routes
from tests.security.forms import presses
from tests.security.press import Press
from tests.security.world import World
from tests.support.browser import Browser

NUMBERS = (
    "9223372036854775808",
    "0",
    "99999999999999999999999999",
    "9" * 5000,
    "-1",
    "1.5",
    "1e309",
    "%EF%BC%91",
    "7e5",
)
TURNS = cycle(NUMBERS)
Browsers = Callable[[str], Awaitable[Browser]]


@pytest.fixture
def browsers(world: World, client_as: Callable[..., Awaitable[Browser]]) -> Browsers:
    """One for each part, kept."""
    known: dict[str, Browser] = {}

    async def browser(part: str) -> Browser:
        if part not in known:
            known[part] = await client_as(await world.actor(part))
        return known[part]

    return browser


async def sent(browser: Browser, url: str, hit: Hit) -> str | None:
    """What is wrong with the answer to this, if anything is."""
    try:
        answer = await browser.post(url, content=hit.body, headers={"content-type": hit.kind})
    except Exception as fault:
        return f"{url}, {hit.what}: {type(fault).__name__}: {str(fault)[:200]}"
    bare = answer.status_code >= 400 and answer.status_code != 413 and not is_page(answer, url)
    if answer.status_code >= 500 or bare:
        return f"{url}, {hit.what}: {answer.status_code} {answer.text[:200]}"
    return None


def is_page(answer: Any, url: str = "") -> bool:
    """A preview is a piece of one."""
    return "<main" in answer.text or (url.endswith("/preview") and "<p>" in answer.text)


async def forgive(world: World) -> None:
    """Nobody is told that it was too much: what is behind the limits is what we want to reach."""
    await world.write("DELETE FROM buckets")


async def test_every_form_is_known_to_these_tests(app: Starlette, world: World) -> None:
    assert set(routes(app, "POST")) == set(presses(world))


async def test_what_is_no_proper_form_changes_nothing(app: Starlette, world: World, browsers: Browsers) -> None:
    faults: list[Any] = []
    forms = {path: press for path, press in presses(world).items() if not press.is_button}
    for press in forms.values():
        await browsers(press.actor)
    before = await rows(world.database)
    for path, press in forms.items():
        await forgive(world)
        browser, url = await browsers(press.actor), address(world, path)
        for hit in hits(press):
            fault = await sent(browser, url, hit)
            faults += [fault] if fault else []
        if tables := await changed(world.database, before):
            faults.append((path, "changed", tables, await culprits(world, browser, url, press)))
            before = await rows(world.database)
    none(faults)


async def culprits(world: World, browser: Browser, url: str, press: Press) -> list[str]:
    """Which of them did it, of those that can do it again."""
    found = []
    for hit in hits(press):
        before = await rows(world.database)
        await sent(browser, url, hit)
        if await changed(world.database, before):
            found.append(hit.what)
    return found


async def test_a_button_presses_the_same_whatever_comes_along(world: World, browsers: Browsers) -> None:
    faults: list[Any] = []
    for path, press in presses(world).items():
        if press.is_button and path not in ("/sign-out", "/verify/{token:str}"):
            await forgive(world)
            for hit in whole(press):
                fault = await sent(await browsers(press.actor), address(world, path), hit)
                faults += [fault] if fault else []
    none(faults)


async def test_an_id_that_no_row_can_have_is_not_there(app: Starlette, world: World, browsers: Browsers) -> None:
    faults: list[Any] = []
    forms = presses(world)
    for press in (*forms.values(), Press("admin")):
        await browsers(press.actor)
    before = await rows(world.database)
    for method in ("GET", "POST"):
        for path in routes(app, method):
            press = forms.get(path, Press("admin"))
            browser = await browsers(press.actor)
            for url in odd_addresses(world, path):
                body = encoded(press.fields | press.more) if method == "POST" else b""
                try:
                    answer = await browser.request(method, url, content=body, headers={"content-type": URLENCODED})
                    if answer.status_code not in (400, 404) or not is_page(answer):
                        faults.append((method, url[:80], answer.status_code))
                except Exception as fault:
                    faults.append((method, url[:80], type(fault).__name__, str(fault)[:100]))
    none(faults)
    assert await changed(world.database, before) == []


def odd_addresses(world: World, path: str) -> list[str]:
    """Each hole takes its turn with half of the numbers."""
    return [address(world, path, **{hole: next(TURNS)}) for hole in numbers_in(path) for _each in NUMBERS[::2]]


async def test_odd_texts_in_an_address_are_a_page(app: Starlette, world: World, browsers: Browsers) -> None:
    browser, faults = await browsers("admin"), []
    texts = (
        "%00",
        "%ED%A0%80",
        "%FF",
        "..",
        "%2e%2e%2f",
        "%F0%9F%A6%94",
        "a" * 5000,
        "%27%22%3E",
        "%0d%0aSet-Cookie:x",
    )
    for path in routes(app, "GET"):
        for hole in [name for name, kind in HOLE.findall(path) if kind != "int"]:
            for text in texts:
                faults += await asking(browser, address(world, path, **{hole: text}))
    none(faults)


def cursors() -> list[str]:
    """Places in a list that there cannot be."""
    moments = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00+00:00")
    values: list[Any] = [[2**63 - 1], [2**63], [-(2**63)], [1e308], ["a"], [None], [True], [-1], [0]]
    values += [[2**63 - 1, 2**63 - 1], [2**62, 0], [0, -(2**63) + 1], [2**31, 2**31], [2**15, 1], ["\ud800", 1]]
    values += [[moment, number] for moment in moments for number in (1, 2**63 - 1)]
    return [base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=") for value in values]


async def test_a_page_cursor_of_any_kind_is_a_page(
    app: Starlette, world: World, browsers: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    decode = paging.decode

    def noting(text: str | None, *kinds: type) -> paging.Key | None:
        asked.append(text)
        return decode(text, *kinds)

    monkeypatch.setattr(paging, "decode", noting)
    browser, faults = await browsers("admin"), []
    for path in routes(app, "GET"):
        asked.clear()
        url = address(world, path)
        for query in [f"after={text}" for text in (CURSORS[0], *cursors(), *CURSORS)]:
            faults += await asking(browser, f"{url}?{query}")
            if not asked:
                break  # this page has no cursor
    none(faults)


async def test_an_odd_query_is_a_page(app: Starlette, world: World, browsers: Browsers) -> None:
    """`page` and whatever else a page may look for, all at once."""
    browser, faults = await browsers("admin"), []
    turns = cycle(("9223372036854775808", "1e309", "%F0%9F%A6%94%EF%BC%91", "a" * 3000, "-1"))  # two for each page
    names = ("page", "before", "view", "sort", "q", "title", "body", "thread", "next", "role", "category", "kind")
    for path in routes(app, "GET"):
        for text in (next(turns), next(turns)):
            query = "&".join(f"{name}={text}" for name in names)
            faults += await asking(browser, f"{address(world, path)}?{query}")
    for query in ("&".join(f"f{number}=1" for number in range(3000)), "view=solved&after=WzFd&after=WzJd", "q=%00"):
        faults += await asking(browser, f"/search?{query}")
    none(faults)


async def asking(browser: Browser, url: str) -> list[Any]:
    try:
        status = (await browser.get(url)).status_code
    except Exception as fault:
        return [(url[:90], type(fault).__name__, str(fault)[:100])]
    return [(url[:90], status)] if status >= 500 else []
