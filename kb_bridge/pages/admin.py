"""How threads are compared, told to admins: by what they mean, or by words alone and why."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import NotThere
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.templating import page
from kb_bridge.embedders import WORDS
from kb_bridge.queries.spaces import all_spaces, has_vectors, placed_count, vector_count

PLACE = "/admin/topics"


async def show_comparing(request: Request) -> Response:
    if not actor_of(request).is_admin:
        raise NotThere
    wanted = house(request).settings.embedder
    async with house(request).database.reading() as session:
        spaces = await all_spaces(session)
        values = {
            "wanted": wanted,
            "by_words": wanted == WORDS,
            "possible": await has_vectors(session),
            "spaces": [(space, await vector_count(session, space)) for space in spaces],
            "current": next((space for space in spaces if space.state == "current"), None),
            "threads": await placed_count(session),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "kb_bridge/comparing.html", values)
