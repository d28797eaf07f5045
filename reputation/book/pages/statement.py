"""One's account statement."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.names import key_of
from forum.errors import NotThere, SignInNeeded
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.templating import page
from reputation.book.queries import list_in_force, person_named, statement
from reputation.book.wording import CAUSES, words_for
from reputation.trust.levels import TRUST_THRESHOLDS

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
        prices = await list_in_force(session)
        rows = await statement(session, actor, person["id"], after=cursor.values, most=LINES + 1)
    lines = [(row, words_for(row)) for row in rows[:LINES]]
    more = cursor.next_url(rows[LINES - 1].id) if len(rows) > LINES else None
    worth = [(words, prices.worth(cause)) for cause, words in CAUSES.items() if cause in prices.prices]
    values = {"person": person, "lines": lines, "more": more, "first": cursor.values is None, "prices": worth}
    return page(request, "reputation/statement.html", values | {"list": prices, "levels": sorted(TRUST_THRESHOLDS)})


ROUTES = [Route("/u/{name}/reputation", show_statement)]
