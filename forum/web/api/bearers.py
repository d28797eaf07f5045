"""Who calls: the token in the header Authorization, and how often they may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.i18n import _
from forum.web.api.problems import NoToken
from forum.web.house import address_of, house
from forum.web.limits import Left, take
from forum.web.sessions import hash_of

PREFIX = "talkoot_"
NOT_GOOD = _("This token does not count: it was never made, has ended, or is too old.")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who calls, and what their token is for."""

    actor: Actor
    scopes: frozenset[str] = frozenset()
    token_id: int | None = None
    times: int = 0  # a minute
    weak: bool = False  # of staff who must have a second factor and have none

    def may(self, scope: str) -> bool:
        return scope in self.scopes


TokenLoader = Callable[[Session, bytes], Awaitable[Bearer | None]]


async def bearer_of(request: Request, load: TokenLoader) -> tuple[Bearer, Left]:
    """Read afresh each time, so that a suspension is felt at the next request. Counted whether it is good or not:
    what does not count is counted against its address."""
    here, token = house(request), token_in(request)
    async with here.database.writing() as session:
        session.writes_unseen()
        await session.fetchval("SET LOCAL synchronous_commit TO off")
        found = await load(session, hash_of(token)) if token else Bearer(VISITOR)
        settings = here.settings
        if found is None or found.token_id is None:
            times = settings.api_visitors_a_minute
            left = await take(session, "api", address_of(request), times=times, seconds=60)
        else:
            left = await take(session, "api", f"token:{found.token_id}", times=found.times, seconds=60)
    if found is None:
        raise NoToken(NOT_GOOD)
    return found, left


def token_in(request: Request) -> str:
    """ "" for a visitor; NoToken for a header of another kind."""
    given = request.headers.getlist("authorization")
    if not given:
        return ""
    scheme, _space, token = given[0].partition(" ")
    if len(given) > 1 or scheme.lower() != "bearer" or not token.startswith(PREFIX) or len(token) > 100:
        raise NoToken(_("Send the header “Authorization: Bearer” followed by a token of this forum."))
    return token.strip()
