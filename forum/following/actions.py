"""Every write of follows."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.following.events import Followed, Unfollowed
from forum.following.models import Follow
from forum.following.policy import may_follow
from forum.following.queries import Subject, have_unfollowed, visible_subject
from forum.threads.refusals import require

ENTER_MANY = """
INSERT INTO follows (user_id, kind, subject_id, created_at)
SELECT user_id, 'thread', thread_id, $3 FROM unnest($1::bigint[], $2::bigint[]) AS given (user_id, thread_id)
ON CONFLICT DO NOTHING
"""


async def follow(session: Session, actor: Actor, kind: str, subject_id: int) -> Subject:
    """The actor hears of the subject from now on; following twice is following once."""
    subject = await visible_subject(session, actor, kind, subject_id)
    require(may_follow(actor, session.now), actor, session.now)
    assert actor.id is not None  # noqa: S101 - may_follow has seen to it
    if await enter(session, actor.id, kind, subject_id):
        await publish(session, Followed(actor.id, kind, subject_id, thread_of(kind, subject_id)))
    return subject


async def unfollow(session: Session, actor: Actor, kind: str, subject_id: int) -> Subject | None:
    """The actor hears of it no longer, even where they may not see it any more (then no subject is handed back). For a
    thread this is remembered: writing in it does not make them follow it again."""
    require(actor.is_signed_in, actor, session.now)
    subject = await visible_or_none(session, actor, kind, subject_id)
    mine = (Follow.user_id == actor.id) & (Follow.kind == kind) & (Follow.subject_id == subject_id)
    followed = bool((await session.execute(delete(Follow).where(mine))).rowcount) if in_range(subject_id) else False
    if not followed and subject is None:
        raise NotThere
    if followed or kind == "thread":
        await publish(session, Unfollowed(actor.id, kind, subject_id, thread_of(kind, subject_id)))
    return subject


async def follow_by_writing(session: Session, user_id: int, thread_id: int) -> None:
    """Whoever writes in a thread follows it, unless they chose not to."""
    if not await have_unfollowed(session, thread_id, [user_id]):
        await enter(session, user_id, "thread", thread_id)


async def enter(session: Session, user_id: int, kind: str, subject_id: int) -> bool:
    """Whether the follow is new."""
    row = {"user_id": user_id, "kind": kind, "subject_id": subject_id, "created_at": session.now}
    statement = insert(Follow).values(row).on_conflict_do_nothing().returning(Follow.user_id)
    return await session.scalar(statement) is not None


async def enter_many(session: Session, pairs: Sequence[tuple[int, int]]) -> None:
    """Users and the threads that they follow from now on."""
    users, threads = [user for user, _ in pairs], [thread for _, thread in pairs]
    await session.fetchval(ENTER_MANY, users, threads, session.now)


async def visible_or_none(session: Session, actor: Actor, kind: str, subject_id: int) -> Subject | None:
    try:
        return await visible_subject(session, actor, kind, subject_id)
    except NotThere:
        return None


def thread_of(kind: str, subject_id: int) -> int | None:
    return subject_id if kind == "thread" else None


def in_range(subject_id: int) -> bool:
    return 0 < subject_id < 2**63
