"""Everybody's badges derived again from rows, some hundred people at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from forum.database import Database
from reputation.badges.actions.awarding import bring_up_to_date
from reputation.badges.queries.deeds import BASES
from reputation.badges.queries.shown import people_after

AT_ONCE = 300


@dataclass(slots=True)
class Recounted:
    """What a recount did."""

    people: int = 0
    given: int = 0
    revoked: int = 0


async def recount_badges(database: Database, told: Callable[[int], None] = lambda _people: None) -> Recounted:
    """Every badge is what its ground makes of rows. Nobody is told: what was missing is old news, above all after an
    import. Can be broken off and run again."""
    found, last = Recounted(), 0
    while True:
        async with database.writing() as session:
            people = await people_after(session, last, AT_ONCE)
            if not people:
                return found
            await session.fetchval("SELECT set_config('statement_timeout', '120s', true)")
            changed = await bring_up_to_date(session, dict.fromkeys(BASES, people))
        last = people[-1]
        found.people += len(people)
        found.given += len(changed.given)
        found.revoked += len(changed.taken)
        told(len(people))
