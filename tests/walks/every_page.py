"""Every page that there is: found by following the links of a living forum until each route has an address."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
from starlette.applications import Starlette
from starlette.routing import Route

LINK = re.compile(r'<a\b[^>]*?\shref="(/[^"#]*)')
# Addresses of pages that no other links to, or only some others.
EXAMPLES = (
    "/settings/my-data/stay/nothing", "/settings/address/confirm/nothing", "/settings/address/undo/nothing",
    "/verify/nothing", "/reset/nothing", "/unsubscribe/nothing", "/unsubscribe/weekly/nothing",
    "/kb/editor/recurring", "/admin/publishers",
    "/admin/backups", "/admin/read-only", "/admin/publishers/new/git", "/admin/publishers/new/zendesk",
    "/ask/found/nothing", "/mail/confirm/nothing",
    "/p/{post}/history", "/p/{post}/comment", "/t/{thread}/answer", "/comments/{comment}/edit",
    "/comments/{comment}/delete", "/reports", "/mod/replies", "/mod/bulk", "/mod/care/{thread}",
    "/admin/targets/clocks", "/admin/calendars",
    "/kb/cite/{thread}", "/mod/slow/{thread}", "/mod/risk/about/post/{post}", "/mod/product/of/{thread}",
    "/sign-in/back/any", "/sign-in/signed-out/any", "/sign-in/name", "/sign-in/product?token=nothing",
    "/kb/editor/effect/{article}", "/admin/publishers/{publisher}", "/admin/groups/{circle}",
    "/admin/webhooks/{webhook}", "/calls/{call}",
    "/mod/risk/{mark}",
)  # fmt: skip
MOST_VIEWS = 6  # of one page, which its tabs and filters are


@dataclass
class Reader:
    """Somebody's way through the forum: `pages` are the addresses that showed a page, by route."""

    name: str
    client: httpx2.AsyncClient
    pages: dict[str, str] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)


async def walk(reader: Reader, app: Starlette) -> Reader:
    """Follows links, one of each route that has holes, and some views of every other."""
    routes = [route for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    waiting = [route.path for route in routes if "{" not in route.path] + reader.examples
    views: Counter[str] = Counter()
    while waiting:
        url = waiting.pop(0)
        route = route_of(routes, url)
        if route is None or url in reader.tried or (route in reader.pages and "{" in route):
            continue
        if "{" not in route and views[route] == MOST_VIEWS:
            continue
        reader.tried.add(url)
        views[route] += 1
        waiting += await links_of(reader, route, url)
    return reader


async def links_of(reader: Reader, route: str, url: str) -> Iterable[str]:
    if url.startswith("/sign-out"):
        return []
    reply = await reader.client.get(url, follow_redirects=False)
    if reply.status_code in (301, 303):
        return [urlsplit(reply.headers["location"])._replace(scheme="", netloc="", fragment="").geturl()]
    if not reply.text.lstrip().lower().startswith("<!doctype html"):
        reader.pages.setdefault(route, "")
        return []
    if reply.status_code == 200 or url in reader.examples:
        reader.pages.setdefault(route, url)
    return [link.replace("&amp;", "&") for link in LINK.findall(reply.text)]


def route_of(routes: list[Route], url: str) -> str | None:
    path = urlsplit(url).path
    return next((route.path for route in routes if route.path_regex.match(path)), None)


def reached(readers: list[Reader]) -> set[str]:
    """The routes that somebody has seen, or that only lead on or are no pages."""
    return {route for reader in readers for route in reader.pages}


def shares(readers: list[Reader]) -> list[tuple[Reader, str]]:
    """Who looks at which page: a page that several see alike is looked at by the first of them, what matters by all."""
    taken: set[str] = set()
    found = []
    for reader in readers:
        for route, url in reader.pages.items():
            if url and (route not in taken or route in ("/", "/t/{id:int}/{slug}", "/u/{name}")):
                taken.add(route)
                found.append((reader, url))
    return found
