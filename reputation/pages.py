"""Pages of reputation: one's account statement, and the badges."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.names import key_of
from forum.errors import NotThere, SignInNeeded
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.templating import page, public_page
from reputation.badges import BADGES
from reputation.points import PRICES, TRUST_THRESHOLDS
from reputation.queries import person_named, statement, times_given
from reputation.wording import CAUSES, words_for

LINES = 50


async def show_statement(request: Request) -> Response:
    """Every line of somebody's book, for themselves and for moderators; a 404 for everybody else."""
    actor, cursor = actor_of(request), Cursor.read(request, int)
    if not actor.is_signed_in:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        person = await person_named(session, key_of(request.path_params["name"]))
        if person is None or (person["id"] != actor.id and not actor.is_moderator):
            raise NotThere
        rows = await statement(session, actor, person["id"], after=cursor.values, most=LINES + 1)
    lines = [(row, words_for(row.cause, row.reversed_cause)) for row in rows[:LINES]]
    more = cursor.next_url(rows[LINES - 1].id) if len(rows) > LINES else None
    prices = [(CAUSES[cause], amount) for cause, amount in PRICES.items()]
    values = {"person": person, "lines": lines, "more": more, "first": cursor.values is None, "prices": prices}
    return page(request, "reputation/statement.html", values | {"levels": sorted(TRUST_THRESHOLDS)})


async def show_badges(request: Request) -> Response:
    async with house(request).database.reading() as session:
        times = await times_given(session)
    return public_page(
        request, "reputation/badges.html", {"badges": [(badge, times.get(badge.id, 0)) for badge in BADGES]}
    )


ROUTES = [Route("/u/{name}/reputation", show_statement), Route("/badges", show_badges)]
