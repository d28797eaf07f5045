"""What the rule says is done: badges are given once, revoked when their ground is gone, and come back with it."""

from collections.abc import Collection, Mapping, Sequence

from forum.bus import Published, publish
from forum.database import Session
from forum.events import BadgeAwarded, BadgeImported
from reputation.badges.declared import BADGES
from reputation.badges.events import BadgeRevoked
from reputation.badges.grounds import Award, Badge, Changes, changes
from reputation.badges.queries.examining import Scope, examine
from reputation.badges.queries.own import wait_and_look

KEEP_BADGES = """
INSERT INTO awards (user_id, badge, kind, subject_id, event_id, imported, created_at)
SELECT user_id, badge, kind, subject_id, event_id, true, created_at
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[])
     AS given (user_id, badge, kind, subject_id, event_id, created_at) ON CONFLICT DO NOTHING
"""
GIVE = """
INSERT INTO awards AS a (user_id, badge, kind, subject_id, thread_id, event_id, created_at)
SELECT user_id, badge, kind, subject_id, thread_id, $6, $7
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
     AS due (user_id, badge, kind, subject_id, thread_id)
ON CONFLICT (user_id, badge, subject_id) DO UPDATE SET revoked_at = NULL
WHERE a.revoked_at IS NOT NULL AND a.taken_by_id IS NULL
RETURNING user_id, badge, created_at = $7 AND xmax = 0 AS new
"""
REVOKE = """
UPDATE awards SET revoked_at = $4
FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS gone (user_id, badge, subject_id)
WHERE awards.user_id = gone.user_id AND awards.badge = gone.badge AND awards.subject_id = gone.subject_id
  AND revoked_at IS NULL
"""


async def keep_imported_badges(session: Session, given: Sequence[tuple[BadgeImported, Published]]) -> None:
    """Badges of another forum, each as often as it was given there; nobody is told."""
    await session.fetchval(
        KEEP_BADGES,
        [event.user_id for event, _place in given],
        [event.name for event, _place in given],
        [event.kind for event, _place in given],
        [event.old_id for event, _place in given],
        [place.id for _event, place in given],
        [place.at for _event, place in given],
    )


async def bring_up_to_date(
    session: Session, people: Mapping[str, Collection[int]], *, post_id: int | None = None, event_id: int | None = None
) -> Changes:
    """The people's badges are what the rule makes of the deeds named; nobody else changes them meanwhile. Those who are
    to be spared keep what they have, and get the rest quietly when that is over."""
    own, welcome = await wait_and_look(session, {user_id for each in people.values() for user_id in each})
    people = {base: kept for base, each in people.items() if (kept := welcome.intersection(each))}
    scope = Scope(people, post_id)
    badges = [badge for badge in (*BADGES, *own) if scope.takes(badge)]
    if not badges:
        return Changes({}, [])
    found = changes(badges, *await examine(session, scope, badges))
    by_id = {badge.id: badge for badge in badges}
    if found.given:
        await give(session, found.given, by_id, event_id)
    if found.taken:
        await revoke(session, found.taken)
    return found


async def give(
    session: Session, given: Mapping[Award, int | None], badges: Mapping[str, Badge], event_id: int | None
) -> None:
    """Without an event (a recount, a new badge of an admin) nobody is told."""
    rows = await session.fetch(
        GIVE, [award.user_id for award in given], [award.badge for award in given],
        [badges[award.badge].kind for award in given], [award.subject_id for award in given], list(given.values()),
        event_id, session.now,
    )  # fmt: skip
    if event_id is not None:
        await tell_of_awards(session, [(row["user_id"], badges[row["badge"]]) for row in rows if row["new"]])


async def tell_of_awards(session: Session, new: Sequence[tuple[int, Badge]]) -> None:
    for user_id, badge in new:
        await publish(session, BadgeAwarded(actor_id=None, user_id=user_id, badge=badge.id, name=badge.name.one))


async def revoke(session: Session, gone: Sequence[Award]) -> None:
    columns = [award.user_id for award in gone], [award.badge for award in gone], [award.subject_id for award in gone]
    await session.fetchval(REVOKE, *columns, session.now)
    for award in gone:
        await publish(session, BadgeRevoked(None, award.user_id, award.badge, award.subject_id))
