"""Every write of what was found before asking, and of questions that wait."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, update

from forum.actor import Actor
from forum.asking.events import AskedAnyway, FindingTakenBack, FoundBeforeAsking
from forum.asking.models import Finding, WaitingQuestion
from forum.asking.queries import KEPT, Waiting, recent_finding
from forum.bus import publish
from forum.database import Session
from forum.following.actions import follow, unfollow
from forum.following.queries import is_following
from forum.threads.actions import add_me_too, take_back_me_too
from forum.web.bodies import cleaned
from forum.web.sessions import hash_of

SAME = timedelta(hours=24)  # within which one person finding one thing counts once
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
TITLE_MOST, FIELD_MOST, FIELDS_MOST = 200, 31_000, 60


@dataclass(frozen=True, slots=True)
class Match:
    """What was found: a thread or an article, and its title as it was then."""

    kind: str
    id: int
    title: str = ""


async def note_answered(session: Session, actor: Actor, match: Match, *, title: str, visitor: str | None = None) -> int:
    """This match answered what they were about to ask; pressed twice, it counts once."""
    return await note_found(session, actor, match, how="answered", said=(title, visitor))


async def join_thread(session: Session, actor: Actor, match: Match, *, title: str) -> int:
    """The actor has this thread's question too, hears of its answers, and asks it not again."""
    await add_me_too(session, actor, match.id)
    if not await is_following(session, actor, "thread", match.id):
        await follow(session, actor, "thread", match.id)
    return await note_found(session, actor, match, how="joined", said=(title, None))


async def note_found(session: Session, actor: Actor, match: Match, *, how: str, said: tuple[str, str | None]) -> int:
    title, visitor = said
    await session.fetchval(ONE_AT_A_TIME, f"finding/{actor.id or visitor}/{match.kind}/{match.id}")
    known = await recent_finding(session, how, match.kind, match.id, session.now - SAME, actor.id, visitor)
    if known is not None:
        return known
    finding_id: int = await session.scalar(
        insert(Finding)
        .values(
            how=how, user_id=actor.id, visitor=visitor if actor.id is None else None, object_kind=match.kind,
            object_id=match.id, object_title=match.title, title=title[:TITLE_MOST], created_at=session.now,
        )
        .returning(Finding.id)
    )  # fmt: skip
    await publish(session, FoundBeforeAsking(actor.id, finding_id, how, match.kind, match.id))
    return finding_id


async def note_asked_anyway(session: Session, actor: Actor, match: Match, *, shown: Sequence[str]) -> None:
    """The actor posted this thread although those matches had been shown."""
    finding_id: int = await session.scalar(
        insert(Finding)
        .values(
            how="asked", user_id=actor.id, object_kind="thread", object_id=match.id, object_title=match.title,
            title=match.title, shown=list(shown), created_at=session.now,
        )
        .returning(Finding.id)
    )  # fmt: skip
    await publish(session, AskedAnyway(actor.id, finding_id, match.id, tuple(shown)))


async def take_back_finding(session: Session, actor: Actor, waiting: Waiting) -> None:
    """It was not the answer: it counts no more, and who had joined a thread has left it. Twice is once."""
    unmarked = (Finding.id == waiting.finding_id) & Finding.taken_back_at.is_(None)
    statement = update(Finding).where(unmarked).values(taken_back_at=session.now).returning(Finding.user_id)
    taken = (await session.execute(statement)).first()
    if taken is None or waiting.finding_id is None:
        return
    if waiting.how == "joined" and waiting.object_id is not None and taken.user_id == actor.id:
        await take_back_me_too(session, actor, waiting.object_id)
        await unfollow(session, actor, "thread", waiting.object_id)
    await publish(session, FindingTakenBack(actor.id, waiting.finding_id))


async def keep_waiting(session: Session, fields: Mapping[str, Sequence[str]], finding_id: int | None = None) -> str:
    """The token under which these fields of an ask form wait for a week; signs that cannot be kept are replaced."""
    token = secrets.token_urlsafe(32)
    kept = {
        cleaned(name): [cleaned(text)[:FIELD_MOST] for text in texts[:FIELDS_MOST]] for name, texts in fields.items()
    }
    values = {"token_hash": hash_of(token), "fields": kept, "finding_id": finding_id, "created_at": session.now}
    await session.execute(insert(WaitingQuestion).values(values))
    return token


async def forget_waiting(session: Session, token: str) -> None:
    """The question was posted."""
    await session.execute(delete(WaitingQuestion).where(WaitingQuestion.token_hash == hash_of(token)))


async def forget_old_questions(session: Session) -> None:
    """What nobody came back for in time."""
    await session.execute(delete(WaitingQuestion).where(WaitingQuestion.created_at < session.now - KEPT))
