"""Asking is never further than two clicks: every page, for everybody, links to it or to a page that does."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette

from tests.security.endpoints import address, routes
from tests.security.world import World
from tests.support.browser import Browser

LINK = 'href="/ask"'
HOME = 'href="/"'


async def test_the_ask_page_is_two_clicks_from_every_page(
    app: Starlette, world: World, client_as: Callable[..., Awaitable[Browser]]
) -> None:
    far = []
    for part in ("visitor", "customer", "admin"):
        browser = await client_as(await world.actor(part))
        assert LINK in (await browser.get("/")).text
        for path in routes(app, "GET"):
            answer = await browser.get(address(world, path))
            is_whole_page = "<!doctype html>" in answer.text[:40].lower() and answer.status_code < 500
            if is_whole_page and LINK not in answer.text and HOME not in answer.text:
                far.append((part, path))
    assert far == []
