"""Every write of who was shown what, what became of it, and what a question costs."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, insert, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.effect.events import QuestionCostsSet
from forum.effect.groups import is_control
from forum.effect.models import Exposure, QuestionCost
from forum.effect.policy import may_set_costs
from forum.effect.queries import SETTLES, earlier_exposure, is_measured, open_exposure, staff_replied_to
from forum.errors import NotThere

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
ASKED_WITHIN = timedelta(hours=24)
KEPT = timedelta(days=400)
WORDS_MOST, SHOWN_MOST, A_BATCH = 200, 20, 2_000


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: `name` is "user 12" or a visitor's random name, hashed."""

    name: str
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """Where somebody looked (`typing` or `search`), by which words, and what was there, such as article:3."""

    kind: str
    words: str
    found: tuple[str, ...]


async def note_exposure(session: Session, reader: Reader, looked: Looked) -> bool:
    """Something may answer this reader: whether it is to be shown. A session of theirs goes on, or one begins."""
    await session.fetchval(ONE_AT_A_TIME, f"exposure/{reader.name}")
    known = await open_exposure(session, reader.name)
    words, found = looked.words[:WORDS_MOST], list(looked.found)
    if known is not None:
        both = list(dict.fromkeys([*known.shown, *found]))[:SHOWN_MOST]
        values = {"words": words, "shown": both, "last_at": session.now}
        await session.execute(update(Exposure).where(Exposure.id == known.id).values(values))
        return not known.is_control
    settings = session.bus.settings
    if not await is_measured(session):
        return True
    earlier = await earlier_exposure(session, reader.name, words)
    drawn = is_control(settings.signing_key(), reader.name, settings.control_share)
    control = earlier.is_control if earlier else drawn
    await session.execute(
        insert(Exposure).values(
            reader=reader.name, user_id=reader.user_id, is_control=control, kind=looked.kind, words=words,
            shown=found[:SHOWN_MOST], again_of=earlier.id if earlier else None,
            began_at=session.now, last_at=session.now,
        )
    )  # fmt: skip
    return not control


async def take_over(session: Session, reader: Reader, visitor: str) -> None:
    """A visitor turned out to be this user: what they were about to ask is theirs, in the group that they were in."""
    is_theirs = (Exposure.reader == visitor) & (Exposure.began_at > session.now - ASKED_WITHIN)
    values = {"reader": reader.name, "user_id": reader.user_id}
    await session.execute(update(Exposure).where(is_theirs, Exposure.settled_at.is_(None)).values(values))


async def note_said(session: Session, reader: Reader, said: str, found: tuple[str, int]) -> None:
    """They pressed that it answered them, or joined it."""
    newest = (
        select(func.max(Exposure.id))
        .where(Exposure.reader == reader.name, Exposure.last_at > session.now - ASKED_WITHIN)
        .scalar_subquery()
    )
    values = {"said": said, "object_kind": found[0], "object_id": found[1]}
    await session.execute(update(Exposure).where(Exposure.id == newest).values(values))


async def take_back_said(session: Session, reader: Reader) -> None:
    """It was not the answer."""
    lately = (Exposure.reader == reader.name) & (Exposure.last_at > session.now - ASKED_WITHIN)
    values = {"said": None, "object_kind": None, "object_id": None}
    await session.execute(update(Exposure).where(lately, Exposure.said.is_not(None)).values(values))


async def note_asked(session: Session, user_id: int, thread_id: int) -> None:
    """They asked, within a day of having begun to look; whoever came back with the same question counts as one."""
    name = f"user {user_id}"
    lately = (Exposure.reader == name) & (Exposure.began_at > session.now - ASKED_WITHIN)
    firsts = select(Exposure.again_of).where(lately, Exposure.again_of.is_not(None))
    statement = (
        update(Exposure)
        .where(or_(lately, Exposure.id.in_(firsts)), Exposure.thread_id.is_(None), Exposure.settled_at.is_(None))
        .values(thread_id=thread_id)
    )
    await session.execute(statement)


async def settle_exposures(session: Session) -> int:
    """What began a week ago is over: whether staff replied after all is found out, and the words are forgotten."""
    over = Exposure.began_at <= session.now - SETTLES
    ids = (await session.execute(
        select(Exposure.id).where(over, Exposure.settled_at.is_(None)).order_by(Exposure.id).limit(A_BATCH)
    )).scalars().all()  # fmt: skip
    replied = await staff_replied_to(session, list(ids))
    values = {"settled_at": session.now, "words": "", "staff_replied": Exposure.id.in_(replied) if replied else False}
    await session.execute(update(Exposure).where(Exposure.id.in_(ids)).values(values))
    await session.execute(delete(Exposure).where(Exposure.began_at < session.now - KEPT))
    return len(ids)


async def set_costs(session: Session, actor: Actor, *, minutes: int, hour_cents: int, currency: str) -> None:
    if not may_set_costs(actor):
        raise NotThere
    values = {"minutes": minutes, "hour_cents": hour_cents, "currency": currency}
    statement = upsert(QuestionCost).values(id=literal(1), **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    await publish(session, QuestionCostsSet(actor.id, minutes, hour_cents, currency))
