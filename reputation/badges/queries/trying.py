"""Who would get a badge that is not there yet."""

from dataclasses import dataclass

from forum.database import Session
from reputation.badges.drafting import Draft
from reputation.badges.grounds import earned
from reputation.badges.queries.deeds import DEEDS
from reputation.badges.queries.examining import Scope, examine

SHOWN = 30
NAMES = "SELECT name, display_name FROM users WHERE id = ANY($1::bigint[]) ORDER BY reputation DESC, id LIMIT $2"


@dataclass(frozen=True, slots=True)
class Tried:
    """How many would get it, and some of them as (name, display name), the best known first."""

    people: int
    some: list[tuple[str, str]]


async def who_would_get(session: Session, draft: Draft) -> Tried:
    badge = draft.badge
    if badge.ground is None:
        return Tried(0, [])
    counted, _held = await examine(session, Scope({DEEDS[badge.ground.deed].base: None}), [badge])
    people = [award.user_id for award in earned([badge], counted)]
    rows = await session.fetch(NAMES, people, SHOWN)
    return Tried(len(people), [(row["name"], row["display_name"]) for row in rows])
