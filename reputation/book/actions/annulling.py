"""Gains of acceptances and edits are annulled, and count again: what a moderator decides about deals.

What was accepted or edited stays as it is, for it may be right; only the book takes it back. Whoever the post's marks
concern is locked first, so that a mark that is set at the same moment is counted or annulled, and not both.
"""

from collections.abc import Sequence

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.events import GainsAnnulled, GainsRestored
from forum.threads.actions.ordering import lock_people
from reputation.book.points import GAINS

ANNUL = """
INSERT INTO annulled_gains (post_id, user_id, cause, annulled_at, annulled_by_id)
SELECT p.id, u.id, c.cause, $4, $5
FROM posts p, users u, unnest($3::text[]) AS c (cause) WHERE p.id = ANY($1::bigint[]) AND u.id = ANY($2::bigint[])
ON CONFLICT DO NOTHING RETURNING post_id
"""
GIVE_BACK = """
DELETE FROM annulled_gains WHERE post_id = ANY($1::bigint[]) AND user_id = ANY($2::bigint[]) AND cause = ANY($3::text[])
RETURNING post_id
"""


async def annul_gains(
    session: Session, actor: Actor, kind: str, *, posts: Sequence[int], people: Sequence[int], reason: str
) -> tuple[int, ...]:
    """What these acceptances or edits brought these people is taken back; returns the posts where it counted."""
    require_moderator(actor)
    await lock_people(session, *people)
    rows = await session.fetch(ANNUL, list(posts), list(people), list(GAINS[kind]), session.now, actor.id)
    taken = each_once(rows)
    if taken:
        await publish(session, GainsAnnulled(actor.id, kind, taken, tuple(sorted(people)), reason))
    return taken


async def restore_gains(
    session: Session, actor: Actor, kind: str, *, posts: Sequence[int], people: Sequence[int]
) -> tuple[int, ...]:
    """It counts again, at today's prices; returns the posts where it did not."""
    require_moderator(actor)
    await lock_people(session, *people)
    given = each_once(await session.fetch(GIVE_BACK, list(posts), list(people), list(GAINS[kind])))
    if given:
        await publish(session, GainsRestored(actor.id, kind, given, tuple(sorted(people))))
    return given


def each_once(rows: Sequence[dict[str, int]]) -> tuple[int, ...]:
    return tuple(sorted({row["post_id"] for row in rows}))


def require_moderator(actor: Actor) -> None:
    if not actor.is_moderator:
        raise NotThere
