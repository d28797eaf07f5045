"""Finding the route by the first word of the path: of hundreds of patterns a handful is tried."""

from collections import defaultdict

from starlette.routing import BaseRoute, Router
from starlette.types import Receive, Scope, Send


class FirstWords:
    """Does as the router does, whose routes stay what they are; of those with the same first word the order counts."""

    def __init__(self, router: Router):
        self.whole = router.middleware_stack
        groups: dict[str, list[BaseRoute]] = defaultdict(list)
        for route in router.routes:
            groups[first_word(getattr(route, "path", "/{}"))].append(route)
        anywhere = any("{" in word for word in groups)  # then nothing can be said from the first word
        self.groups = {} if anywhere else {word: Router(each, redirect_slashes=False) for word, each in groups.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        group = self.groups.get(first_word(scope["path"])) if scope["type"] == "http" else None
        await (group.app if group else self.whole)(scope, receive, send)


def first_word(path: str) -> str:
    return path.split("/", 2)[1] if path.startswith("/") else ""
