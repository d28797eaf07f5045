"""The API explained to people, and described to programs."""

import json
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.api.examples import examples
from forum.api.scopes import SCOPES
from forum.doctor import own_version
from forum.web.api.document import document
from forum.web.api.door import endpoints_of
from forum.web.api.endpoints import Endpoint
from forum.web.api.problems import CODES, TITLES
from forum.web.house import House, house
from forum.web.templating import public_page
from forum.web.unchanged import unless_unchanged

PLACE, DOCUMENT = "/api", "/api/v1/openapi.json"


async def explain(request: Request) -> Response:
    here = house(request)
    found = endpoints_in(here)
    values = {
        "groups": [(name, list(each)) for name, each in groupby(sorted(found, key=group_of), key=group_of)],
        "scopes": SCOPES,
        "problems": [(status, CODES[status], words) for status, words in TITLES.items()],
        "examples": examples(here.settings.base_url),
        "limits": here.settings,
        "canonical": here.settings.base_url + PLACE,
    }
    return public_page(request, "forum/api/explained.html", values)


async def describe(request: Request) -> Response:
    state = request.app.state
    if not hasattr(state, "api_document"):
        here = house(request)
        made: dict[str, Any] = document(
            endpoints_in(here), title=here.site.name, base_url=here.settings.base_url, version=str(own_version())
        )
        state.api_document = json.dumps(made, ensure_ascii=False).encode()
    return unless_unchanged(request, state.api_document, "application/json")


def endpoints_in(here: House) -> tuple[Endpoint, ...]:
    return endpoints_of(each.api for each in here.extensions)


def group_of(each: Endpoint) -> str:
    return each.group


ROUTES = (
    Route(PLACE, explain, methods=["GET"]),
    Route(DOCUMENT, describe, methods=["GET"]),
)
