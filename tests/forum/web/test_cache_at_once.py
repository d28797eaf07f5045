"""Several who ask for one page at the same time, and writes that come between."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Scope

from forum.web.cache import PageCache, share


class Kitchen:
    """An app that answers when it is told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.shares = True
        self.door = asyncio.Event()
        self.door.set()
        self.fails = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        number = self.asked
        await self.door.wait()
        if self.fails:
            raise LookupError
        if self.shares:
            share(Request(scope))
        await PlainTextResponse(f"dish {number}", headers={"content-language": "en"})(scope, receive, send)


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


@pytest.fixture
def pages(kitchen: Kitchen) -> PageCache:
    return PageCache(kitchen, ("en",))


async def get(pages: PageCache, path: str = "/") -> str:
    scope: Scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "client": None}
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    await pages(scope, receive, send)
    return str(b"".join(message.get("body", b"") for message in sent), "utf-8")


async def together(pages: PageCache, kitchen: Kitchen, times: int) -> list[str]:
    """The answers to requests that all come before the first is made."""
    kitchen.door.clear()
    waiting = [asyncio.create_task(get(pages)) for _time in range(times)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    kitchen.door.set()
    return await asyncio.gather(*waiting)


async def test_a_page_that_went_out_of_date_is_made_once_for_all_who_wait(kitchen, pages):
    await get(pages)
    pages.forget()
    assert await together(pages, kitchen, 5) == ["dish 2"] * 5
    assert await get(pages) == "dish 2"


async def test_who_asks_after_a_write_does_not_wait_for_what_was_begun_before_it(kitchen, pages):
    await get(pages)
    pages.forget()
    kitchen.door.clear()
    before = asyncio.create_task(get(pages))
    await asyncio.sleep(0)
    pages.forget()
    after = asyncio.create_task(get(pages))
    await asyncio.sleep(0)
    kitchen.door.set()
    assert (await before, await after) == ("dish 2", "dish 3")
    assert await get(pages) == "dish 3"


async def test_what_a_write_overtook_while_it_was_made_is_not_kept(kitchen, pages):
    kitchen.door.clear()
    before = asyncio.create_task(get(pages))
    await asyncio.sleep(0)
    pages.forget()
    kitchen.door.set()
    assert await before == "dish 1"
    assert await get(pages) == "dish 2"


async def test_who_waited_for_a_page_that_is_no_longer_shared_gets_their_own(kitchen, pages):
    await get(pages)
    pages.forget()
    kitchen.shares = False
    assert sorted(await together(pages, kitchen, 3)) == ["dish 2", "dish 3", "dish 4"]


async def test_who_waited_for_a_page_that_failed_asks_again(kitchen, pages):
    await get(pages)
    pages.forget()
    kitchen.door.clear()
    kitchen.fails = True
    first, second = asyncio.create_task(get(pages)), asyncio.create_task(get(pages))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    kitchen.door.set()
    for each in (first, second):
        with pytest.raises(LookupError):
            await each
    kitchen.fails = False
    assert await get(pages) == "dish 4"
    assert pages.coming == {}


async def test_one_who_goes_away_while_waiting_disturbs_nobody(kitchen, pages):
    await get(pages)
    pages.forget()
    kitchen.door.clear()
    first, gone, last = [asyncio.create_task(get(pages)) for _time in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    kitchen.door.set()
    assert (await first, await last) == ("dish 2", "dish 2")


async def test_a_page_in_parts_is_kept_whole(pages):
    async def in_parts(scope: Any, _receive: Any, send: Any) -> None:
        share(Request(scope))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-language", b"en")]})
        for part in (b"one ", b"two "):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b"three"})

    pages.app = in_parts
    assert [await get(pages), await get(pages)] == ["one two three"] * 2


@pytest.mark.parametrize(
    "status, headers",
    [(500, []), (404, []), (301, []), (200, [(b"set-cookie", b"a=b")]), (200, [(b"content-language", b"de")])],
)
async def test_faults_cookies_and_other_languages_are_not_kept_even_where_they_are_shared(pages, status, headers):
    made = []

    async def answer(scope: Any, _receive: Any, send: Any) -> None:
        share(Request(scope))
        made.append(scope["path"])
        given = (
            headers
            if any(name == b"content-language" for name, _ in headers)
            else [*headers, (b"content-language", b"en")]
        )
        await send({"type": "http.response.start", "status": status, "headers": given})
        await send({"type": "http.response.body", "body": b"x"})

    pages.app = answer
    assert [await get(pages), await get(pages)] == ["x", "x"]
    assert len(made) == 2
