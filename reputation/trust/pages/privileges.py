"""What somebody may do, why, and what the next level takes."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.names import key_of
from forum.actor import Actor
from forum.errors import NotThere, SignInNeeded
from forum.privileges import LEVELS, PRIVILEGES
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.trust.levels import HIGHEST, KINDS, NAMES, Need, needs_for
from reputation.trust.policy import may_see_privileges
from reputation.trust.queries import Person, standing_named
from reputation.trust.wording import KINDS as KIND_WORDS
from reputation.trust.wording import LIMITS, NEEDS, advice_for


async def show_own(request: Request) -> Response:
    """The address that refusals lead to, the same for everybody."""
    return see_other(request, f"/u/{quote(signed_in(request).name)}/privileges")


async def show(request: Request) -> Response:
    """One's own privileges, and for moderators everybody's."""
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        person = await standing_named(session, key_of(request.path_params["name"]))
    if person is None or not may_see_privileges(actor, person.id):
        raise NotThere
    keeps, following = needs_to_keep(person), person.level + 1
    next_needs = needs_for(following, person.standing, person.rules) if following <= HIGHEST else []
    values = {
        "person": person,
        "is_me": actor.id == person.id,
        "names": NAMES,
        "next": following if following <= HIGHEST else None,
        "needs": next_needs,
        "keeps": keeps,
        "advice": advice_for(keeps or next_needs),
        "accuracies": [(KIND_WORDS[kind], person.standing.accuracy(kind)) for kind in KINDS],
        "privileges": [(level, [each.label for each in PRIVILEGES if each.level == level]) for level in LEVELS],
        "levels": LEVELS,
        "limit_words": LIMITS,
        "limit_heads": [(str(level), "number") for level in LEVELS],
        "need_words": NEEDS,
    }
    return page(request, "reputation/privileges.html", values)


def needs_to_keep(person: Person) -> list[Need]:
    """What the level of somebody who was warned takes."""
    if person.falls_at is None or not person.level:
        return []
    return needs_for(person.level, person.standing, person.rules)


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor


ROUTES = [
    Route("/privileges", show_own, methods=["GET"]),
    Route("/u/{name}/privileges", show, methods=["GET"]),
]
