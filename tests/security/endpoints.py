"""Every address of the forum, found in the app itself, with the ids of a world put into it."""

import re
from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.routing import Route

from tests.security.world import World

HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
# Which of the world's ids stands in an address: by its beginning where the hole is just called `id`.
IDS = {
    "/t/": "thread", "/p/": "answer", "/comments/": "comment", "/admin/categories/": "help", "/admin/people/": "user",
    "/admin/jobs/": "job", "/admin/feedback/": "feedback", "/notifications/": "notification", "/kb/": "article",
    "/u/": "line", "/mod/disputes/": "dispute", "/mod/evidence/": "case", "/admin/rewards/sendings/": "sending",
    "/admin/rewards/": "hook", "/admin/providers/": "provider", "/settings/ways/": "identity",
    "/settings/second/keys/": "identity",
    "/admin/product-keys/": "product_key", "/settings/tokens/": "token",
    "/admin/webhooks/deliveries/": "delivery", "/admin/webhooks/": "webhook",
    "/admin/integrations/": "integration",
    "/settings/logins/": "identity",
    "/admin/publishers/": "publisher",
}  # fmt: skip
NAMED = {"object": "answer", "question": "other", "thread": "member"}
TEXTS = {
    "backup": "talkoot-20260101-021000.tar",
    "version": "1",
    "takeout": "77",
    "badge": "old-oak",
    "rule": "own_1",
    "state": "off",
    "kind": "post",
    "number": "1",
    "what": "threads",
    "way": "show",
}


def routes(app: Starlette, method: str) -> Iterator[str]:
    """The paths, as they are declared, that answer this method."""
    for route in app.routes:
        if isinstance(route, Route) and method in (route.methods or ()):
            yield route.path


def address(world: World, path: str, **instead: str) -> str:
    """The path with real ids in it; `instead` puts something else into a hole."""

    def fill(hole: re.Match[str]) -> str:
        name = hole[1]
        return instead[name] if name in instead else known(world, path, name)

    return HOLE.sub(fill, path)


def known(world: World, path: str, name: str) -> str:
    if name == "id":
        return str(world.ids[next(thing for start, thing in IDS.items() if path.startswith(start))])
    if name == "token" and path.startswith("/settings/"):
        return "nothing"
    if name == "token":
        return world.tokens["weekly" if "/weekly/" in path else path.split("/")[1]]
    if name == "kind" and path.startswith("/admin/publishers/"):
        return "webhook"
    if name == "place":
        return "ask"
    if name == "slug":
        return "help" if path.startswith(("/c/", "/leaders/")) else "any"
    if name == "name":
        return "asha" if path.startswith("/u/") else "valve"
    return TEXTS.get(name) or str(world.ids[NAMED.get(name, name)])


def numbers_in(path: str) -> list[str]:
    """The holes of the path that take a number."""
    return [name for name, kind in HOLE.findall(path) if kind == "int"]
