"""Flags, and how anything comes into the queue: one open item for each object, whatever brings it."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.errors import Invalid, Refused, SignInNeeded
from forum.i18n import _
from forum.threads.queries import visible_post
from moderation.events import FlagRaised
from moderation.flags import KINDS, severity_of
from moderation.policy import may_flag

JOIN = """
INSERT INTO reviewables (object_kind, object_id, thread_id, author_id, severity, created_at, url)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (object_kind, object_id) WHERE state = 'open'
DO UPDATE SET severity = greatest(reviewables.severity, excluded.severity), version = reviewables.version + 1
RETURNING id
"""
GIVE_REASON = """
INSERT INTO review_reasons (reviewable_id, kind, user_id, note, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (reviewable_id, user_id) WHERE user_id IS NOT NULL
DO UPDATE SET kind = excluded.kind, note = excluded.note
"""
CLOSE_CASE = """
UPDATE reviewables SET state = 'decided', decided_at = $3, version = version + 1, claimed_by_id = NULL,
       claimed_until = NULL
WHERE object_kind = $1 AND object_id = $2 AND state = 'open'
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """The object of an item: a post, comment or user, where it stands, and whose it is; `url` for what has a page of
    its own to be decided on."""

    kind: str
    id: int
    thread_id: int | None
    author_id: int | None
    url: str = ""


async def raise_flag(session: Session, actor: Actor, subject: Subject, *, kind: str, note: str = "") -> int:
    """The item that this flag opened or joined. A second flag of the same person replaces the words of their first."""
    if actor.is_visitor:
        raise SignInNeeded
    if not may_flag(actor, session.now, author_id=subject.author_id):
        raise Refused(_("You cannot report this."))
    if kind not in KINDS:
        raise Invalid({"kind": _("Please choose what is wrong with it.")})
    item_id = await open_item(session, subject, kind=kind, note=note, user_id=actor.id)
    await publish(session, FlagRaised(actor.id, item_id, subject.kind, subject.id, kind))
    return item_id


async def open_item(
    session: Session, subject: Subject, *, kind: str, note: str = "", user_id: int | None = None
) -> int:
    """Puts an object into the queue, or adds a reason where it waits already."""
    item_id: int = await session.fetchval(
        JOIN, subject.kind, subject.id, subject.thread_id, subject.author_id, severity_of(kind), session.now,
        subject.url,
    )  # fmt: skip
    await session.fetchval(GIVE_REASON, item_id, kind, user_id, note, session.now)
    return item_id


async def subject_named(session: Session, actor: Actor, kind: str, object_id: int) -> Subject:
    """The post or comment if this actor may see it; NotThere otherwise."""
    if kind == "comment":
        comment = await visible_comment(session, actor, object_id)
        return Subject("comment", comment.id, comment.thread_id, comment.author_id)
    post = await visible_post(session, actor, object_id)
    return Subject("post", post.id, post.thread_id, post.author_id)


async def close_case(session: Session, object_kind: str, object_id: int) -> None:
    """What was decided on its own page waits no longer."""
    await session.fetchval(CLOSE_CASE, object_kind, object_id, session.now)
