"""What somebody may read of decisions about themselves, and appeals against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import real_id

# About them: a sanction, or a decision on a post or comment that they wrote. Who decided is not said.
ABOUT_ME = """
SELECT d.id, d.verb, d.object_kind, d.object_id, d.reason, d.created_at, d.undone_at IS NOT NULL AS undone,
       r.thread_id, t.title, coalesce(m.body_source, p.body_source) AS body_source, coalesce(m.state, p.state) AS state,
       p.id AS post_id, s.until, a.state AS appeal_state, a.words AS appeal_words, a.answer AS appeal_answer
FROM decisions d
LEFT JOIN reviewables r ON r.id = d.reviewable_id
LEFT JOIN comments m ON d.object_kind = 'comment' AND m.id = d.object_id AND m.author_id = $1
LEFT JOIN posts p ON d.object_kind = 'post' AND p.id = d.object_id AND p.author_id = $1
LEFT JOIN threads t ON t.id = coalesce(p.thread_id, m.thread_id)
LEFT JOIN sanctions s ON d.object_kind = 'user' AND s.id = (d.before ->> 'sanction_id')::bigint
LEFT JOIN appeals a ON a.decision_id = d.id
WHERE ((d.object_kind = 'user' AND d.object_id = $1) OR p.id IS NOT NULL OR m.id IS NOT NULL)
AND d.verb = ANY('{hide,warn,silence,suspend}')
"""
ONE = f"{ABOUT_ME} AND d.id = $2"
OF_OBJECT = f"{ABOUT_ME} AND d.object_kind = $2 AND d.object_id = $3 ORDER BY d.id DESC LIMIT 1"
ALL = f"{ABOUT_ME} ORDER BY d.id DESC LIMIT 50"
APPEAL = "SELECT id, decision_id, user_id, words, state FROM appeals WHERE id = $1"


@dataclass(frozen=True, slots=True)
class MyDecision:
    """A decision about somebody, as they themselves may read it."""

    id: int
    verb: str
    object_kind: str
    object_id: int
    reason: str
    created_at: datetime
    undone: bool
    thread_id: int | None
    title: str | None
    body_source: str | None
    state: str | None
    post_id: int | None
    until: datetime | None
    appeal_state: str | None
    appeal_words: str | None
    appeal_answer: str | None


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal as another moderator decides it."""

    id: int
    decision_id: int
    user_id: int
    words: str
    state: str


async def decision_about_me(session: Session, actor: Actor, decision_id: int) -> MyDecision:
    row = await session.fetchrow(ONE, actor.id, real_id(decision_id))
    if row is None:
        raise NotThere
    return MyDecision(**row)


async def decision_on_mine(session: Session, actor: Actor, kind: str, object_id: int) -> MyDecision:
    """The latest decision about this post or comment of theirs."""
    row = await session.fetchrow(OF_OBJECT, actor.id, kind, real_id(object_id))
    if row is None:
        raise NotThere
    return MyDecision(**row)


async def decisions_about_me(session: Session, actor: Actor) -> list[MyDecision]:
    return [MyDecision(**row) for row in await session.fetch(ALL, actor.id)]


async def appeal_of(session: Session, appeal_id: int) -> AppealRow:
    row = await session.fetchrow(APPEAL, real_id(appeal_id))
    if row is None:
        raise NotThere
    return AppealRow(**row)


async def appeal_words(session: Session, appeal_id: int) -> Any:
    return await session.fetchrow(
        "SELECT a.words, d.verb, d.reason, d.created_at, u.display_name AS moderator FROM appeals a "
        "JOIN decisions d ON d.id = a.decision_id LEFT JOIN users u ON u.id = d.moderator_id WHERE a.id = $1",
        appeal_id,
    )


async def reports_by(session: Session, actor: Actor) -> Sequence[Any]:
    """What somebody reported and what became of it; not what was decided about whom."""
    return await session.fetch(
        "SELECT s.words, s.note, s.created_at, r.state, r.useful, r.decided_at, r.object_kind "
        "FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id WHERE s.user_id = $1 "
        "ORDER BY s.id DESC LIMIT 100",
        actor.id,
    )
