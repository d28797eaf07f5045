"""Giving badges, once each."""

from collections.abc import Sequence

from forum.bus import Published, publish
from forum.database import Session
from forum.events import BadgeAwarded, BadgeImported
from reputation.badges.declared import Badge

KEEP_BADGES = """
INSERT INTO awards (user_id, badge, kind, subject_id, event_id, imported, created_at)
SELECT user_id, badge, kind, subject_id, event_id, true, created_at
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[])
     AS given (user_id, badge, kind, subject_id, event_id, created_at) ON CONFLICT DO NOTHING
"""
AWARD = """
INSERT INTO awards (user_id, badge, kind, subject_id, thread_id, event_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING RETURNING id
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


async def award(
    session: Session, badge: Badge, user_id: int, *, subject_id: int = 0, thread_id: int | None = None, event_id: int
) -> bool:
    """Gives the badge once; True when it is new."""
    given = await session.fetchval(AWARD, user_id, badge.id, badge.kind, subject_id, thread_id, event_id, session.now)
    if given is None:
        return False
    await publish(session, BadgeAwarded(actor_id=None, user_id=user_id, badge=badge.id, name=badge.name.one))
    return True
