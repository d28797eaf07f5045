"""Every write of follows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.following.events import Followed, Unfollowed
from forum.following.levels import AT_FIRST, FOLLOWING, KINDS, LEVELS
from forum.following.models import Follow
from forum.following.policy import may_follow
from forum.following.queries import Subject, chosen_level, visible_subject
from forum.i18n import _
from forum.threads.refusals import require

ENTER_MANY = """
INSERT INTO follows (user_id, kind, subject_id, created_at)
SELECT user_id, 'thread', thread_id, $3 FROM unnest($1::bigint[], $2::bigint[]) AS given (user_id, thread_id)
ON CONFLICT DO NOTHING RETURNING user_id, subject_id AS thread_id
"""
# Whoever chose anew since then keeps their choice.
LEAVE_MANY = """
DELETE FROM follows f USING unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS given (user_id, thread_id, since)
WHERE f.user_id = given.user_id AND f.kind = 'thread' AND f.subject_id = given.thread_id AND f.level = 'every'
  AND f.created_at = given.since
"""


async def follow(
    session: Session, actor: Actor, kind: str, subject_id: int, *, level: str | None = None
) -> Subject | None:
    """From now on the actor hears of the subject as `level` says; without one, as the button "Follow" means it. To
    hear less is possible even where one may not see it any more (then no subject is handed back)."""
    wanted = level or AT_FIRST.get(kind, "")
    if wanted not in LEVELS and kind in KINDS:
        raise Invalid({"level": _("Please choose one of the list.")})
    if wanted not in FOLLOWING:
        return await unfollow(session, actor, kind, subject_id, level=wanted)
    subject = await visible_subject(session, actor, kind, subject_id)
    require(may_follow(actor, session.now), actor, session.now)
    await choose(session, actor, subject, wanted)
    return subject


async def unfollow(session: Session, actor: Actor, kind: str, subject_id: int, *, level: str = "own") -> Subject | None:
    """The actor hears of it only what is about themselves, or nothing (`mute`)."""
    require(actor.is_signed_in, actor, session.now)
    before = await chosen_level(session, actor, kind, subject_id)
    subject = await visible_or_none(session, actor, kind, subject_id)
    if before is None and subject is None:
        raise NotThere
    await choose(session, actor, subject or Subject(kind, subject_id, "", ""), level)
    return subject


async def choose(session: Session, actor: Actor, subject: Subject, level: str) -> None:
    """Whoever has chosen nothing hears what is about themselves, so for a category that choice leaves no row; for a
    tag it counts before the category, and in a thread writing would undo it."""
    thread_id = subject.id if subject.kind == "thread" else None
    if level == "own" and subject.kind == "category":
        mine = (Follow.user_id == actor.id) & (Follow.kind == subject.kind) & (Follow.subject_id == subject.id)
        changed = bool((await session.execute(delete(Follow).where(mine))).rowcount)
    else:
        changed = await enter(session, actor, subject, level)
    if changed:
        event = Followed if level in FOLLOWING else Unfollowed
        await publish(session, event(actor.id, subject.kind, subject.id, thread_id, level))


async def enter(session: Session, actor: Actor, subject: Subject, level: str) -> bool:
    """Whether anything changed."""
    row = {
        "user_id": actor.id, "kind": subject.kind, "subject_id": subject.id, "created_at": session.now, "level": level,
    }  # fmt: skip
    statement = insert(Follow).values(row)
    entered = statement.on_conflict_do_update(
        index_elements=[Follow.user_id, Follow.kind, Follow.subject_id],
        set_={"level": level, "created_at": session.now},
        where=Follow.level != level,
    )
    return await session.scalar(entered.returning(Follow.user_id)) is not None


async def enter_many(session: Session, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Users and the threads of which they hear every post from now on, where they have chosen nothing else; those of
    them for whom that is new."""
    users, threads = [user for user, _thread in pairs], [thread for _user, thread in pairs]
    rows = await session.fetch(ENTER_MANY, users, threads, session.now)
    return [(row["user_id"], row["thread_id"]) for row in rows]


async def leave_many(session: Session, given: Sequence[tuple[int, int, datetime]]) -> None:
    """What was entered for these users and threads at these moments is taken back."""
    users, threads = [user for user, _thread, _since in given], [thread for _user, thread, _since in given]
    await session.fetchval(LEAVE_MANY, users, threads, [since for _user, _thread, since in given])


async def visible_or_none(session: Session, actor: Actor, kind: str, subject_id: int) -> Subject | None:
    try:
        return await visible_subject(session, actor, kind, subject_id)
    except NotThere:
        return None
