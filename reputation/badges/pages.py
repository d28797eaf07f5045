"""The page of all badges."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.web.house import house
from forum.web.templating import public_page
from reputation.badges.declared import BADGES
from reputation.badges.queries import times_given


async def show_badges(request: Request) -> Response:
    async with house(request).database.reading() as session:
        times = await times_given(session)
    return public_page(
        request, "reputation/badges.html", {"badges": [(badge, times.get(badge.id, 0)) for badge in BADGES]}
    )


ROUTES = [Route("/badges", show_badges)]
