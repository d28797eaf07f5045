"""What is kept for one reader never reaches another: the page of a person, of a moment, of a host that was claimed."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.threads.actions import hide_post
from tests.security.world import World
from tests.support.browser import Browser

ClientAs = Callable[[Actor], Awaitable[Browser]]


def pages(world: World) -> list[str]:
    thread, article = world.ids["thread"], world.ids["article"]
    return ["/", "/tags", "/tags/valve", "/c/help", "/people", "/u/asha", "/kb", "/badges",
            "/badges/first-question", "/leaders", "/help/person",
            f"/t/{thread}", f"/kb/{article}", "/search?q=valve", "/feed.atom"]  # fmt: skip


@pytest.mark.parametrize("part", ["customer", "author", "moderator", "admin"])
async def test_a_visitor_never_gets_the_page_of_somebody_else(
    world: World, client: Browser, client_as: ClientAs, part: str
) -> None:
    person = await world.actor(part)
    browser = await client_as(person)
    for url in pages(world):
        theirs = await browser.get(url, follow_redirects=True)
        mine = await client.get(url, follow_redirects=True)
        again = await browser.get(url, follow_redirects=True)
        if not url.endswith("atom"):
            assert "/sign-out" in theirs.text, url
            assert "/sign-out" in again.text, url
            assert theirs.headers["cache-control"] == "private, no-cache"
        assert "/sign-out" not in mine.text, url
        assert "talkoot" not in mine.headers.get("set-cookie", "")


async def test_what_was_shown_is_gone_for_everybody_as_soon_as_it_is_hidden(world: World, client: Browser) -> None:
    url = (await client.get(f"/t/{world.ids['other']}")).headers["location"]
    for _twice in range(2):
        assert (await client.get(url)).status_code == 200
        assert "garden hose" in (await client.get("/")).text
    async with world.database.writing() as session:
        post = await session.fetchval("SELECT id FROM posts WHERE thread_id = $1", world.ids["other"])
        await hide_post(session, await world.people.mo(), post)
    assert (await client.get(url)).status_code == 404
    assert "garden hose" not in (await client.get("/")).text


async def test_what_a_request_claims_is_not_kept_for_others(world: World, client: Browser) -> None:
    claims = {
        "host": "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "evil",
        "x-original-url": "/evil", "x-forwarded-prefix": "/evil", "accept": "evil/evil", "range": "bytes=0-5",
    }  # fmt: skip
    for url in pages(world):
        for name, value in claims.items():
            await client.get(url, headers={name: value}, follow_redirects=name != "host")
        answer = await client.get(url, follow_redirects=True)
        assert answer.status_code == 200, url
        assert "evil" not in answer.text + str(answer.headers), url


async def test_a_refused_request_spoils_nothing_for_the_next_one(client: Browser) -> None:
    for url in ("/", "/tags"):
        assert (await client.get(f"{url}?after=%FF")).status_code == 400
        assert (await client.get(url, headers={"cookie": "talkoot=; flash=x.y; locale=../.."})).status_code == 200
        assert (await client.get(url)).status_code == 200


async def test_each_language_has_pages_of_its_own(client: Browser) -> None:
    for wanted in (b"en", b"xx;q=nan", b"en;q=0", b"*", b"a" * 5000, b",,,;;;", b"en-\xff", b"en;q=1e309"):
        answer = await client.get("/", headers=[(b"accept-language", wanted)])
        assert answer.headers["content-language"] == "en"
