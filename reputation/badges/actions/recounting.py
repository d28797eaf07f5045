"""Everybody's badges derived again from rows, some hundred people at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from forum.bus import publish
from forum.database import Database, Session
from reputation.badges.actions.awarding import bring_up_to_date
from reputation.badges.events import BadgesRecounted
from reputation.badges.grounds import Changes
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
            changed = await look_at(session, people)
        last = people[-1]
        found.people += len(people)
        found.given += len(changed.given)
        found.revoked += len(changed.taken)
        told(len(people))


async def recount_some(session: Session, after: int) -> None:
    """The same as a chain of jobs: some hundred people with ids above `after`, and the word by which the next job goes
    on. What breaks off is tried again where it was."""
    people = await people_after(session, after, AT_ONCE)
    if people:
        await look_at(session, people)
        await publish(session, BadgesRecounted(None, people[-1]))


async def look_at(session: Session, people: list[int]) -> Changes:
    await session.fetchval("SELECT set_config('statement_timeout', '120s', true)")
    return await bring_up_to_date(session, dict.fromkeys(BASES, people))
