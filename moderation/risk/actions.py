"""Marking that somebody may be at risk, lifting that with a note, and saying what staff do meanwhile."""

from forum.accounts.actions import spare_user
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from forum.tongues import LANGUAGES
from moderation.queue.actions import bring_to_queue, withdraw
from moderation.queue.grounds import Ground, Subject
from moderation.risk.events import RiskLifted, RiskMarked
from moderation.risk.policy import may_guide, may_mark_risk
from moderation.risk.queries import Guide, Mark, mark_of_id

RULE = "at_risk"
WORDS = _("Staff see that somebody may be at risk")
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' at risk', $2::bigint))"
STANDS = "SELECT id FROM risk_marks WHERE object_kind = $1 AND object_id = $2 AND lifted_at IS NULL"
MARK = """
INSERT INTO risk_marks (user_id, object_kind, object_id, thread_id, note, marked_by_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
"""
LIFT = "UPDATE risk_marks SET lifted_at = $2, lifted_by_id = $3, lift_note = $4 WHERE id = $1 AND lifted_at IS NULL"
RESTORE = "UPDATE risk_marks SET lifted_at = NULL, lifted_by_id = NULL, lift_note = '' WHERE id = $1"
OTHERS = "SELECT EXISTS (SELECT FROM risk_marks WHERE user_id = $1 AND lifted_at IS NULL)"
SAY = """
INSERT INTO risk_guides (language, words, contact, changed_by_id, changed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (language) DO UPDATE SET words = excluded.words, contact = excluded.contact,
    changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at
"""


async def mark_risk(session: Session, actor: Actor, subject: Subject, note: str = "") -> int:
    """The mark's id; where one stands about this object already, that one. The object comes first in the queue, and
    its author is spared."""
    await allowed(session, actor)
    await session.fetchval(LOCK, subject.kind, subject.id)
    standing: int | None = await session.fetchval(STANDS, subject.kind, subject.id)
    if standing is not None:
        return standing
    given = (subject.author_id, subject.kind, subject.id, subject.thread_id, note.strip(), actor.id, session.now)
    mark_id: int = await session.fetchval(MARK, *given)
    await come_first(session, subject, note)
    await publish(session, RiskMarked(actor.id, mark_id, subject.kind, subject.id))
    return mark_id


async def come_first(session: Session, subject: Subject, note: str) -> None:
    ground = Ground("risk", RULE, WORDS.one, severity=1, probability=0.95, minutes=5, note=note.strip()[:300])
    await bring_to_queue(session, subject, ground)
    if subject.author_id is not None:
        await spare_user(session, subject.author_id, spared=True)


async def lift_risk(session: Session, actor: Actor, mark_id: int, note: str) -> None:
    """Invalid without a note; lifted twice, it stays as it was lifted first."""
    if not note.strip():
        raise Invalid({"note": _("Say why it is over: colleagues read it.")})
    mark = await locked(session, actor, mark_id)
    if mark.lifted_at is not None:
        return
    await session.fetchval(LIFT, mark.id, session.now, actor.id, note.strip())
    await withdraw(session, subject_of(mark), RULE)
    if mark.user_id is not None and not await session.fetchval(OTHERS, mark.user_id):
        await spare_user(session, mark.user_id, spared=False)
    await publish(session, RiskLifted(actor.id, mark.id))


async def restore_risk(session: Session, actor: Actor, mark_id: int) -> None:
    """Lifting is undone."""
    mark = await locked(session, actor, mark_id)
    if mark.lifted_at is None:
        return
    if await session.fetchval(STANDS, mark.object_kind, mark.object_id) is not None:
        raise Refused(_("It was marked anew meanwhile."))
    await session.fetchval(RESTORE, mark.id)
    await come_first(session, subject_of(mark), mark.note)
    await publish(session, RiskMarked(actor.id, mark.id, mark.object_kind, mark.object_id))


async def say_guide(session: Session, actor: Actor, language: str, guide: Guide) -> None:
    """What staff read beside such items in this language; without words ours is shown again, beside whom to call."""
    if not may_guide(actor):
        raise NotThere
    if language not in LANGUAGES:
        raise Invalid({"language": _("Please choose one of the list.")})
    if not (str(guide.words).strip() or guide.contact.strip()):
        await session.fetchval("DELETE FROM risk_guides WHERE language = $1", language)
        return
    await session.fetchval(SAY, language, str(guide.words).strip(), guide.contact.strip(), actor.id, session.now)


async def locked(session: Session, actor: Actor, mark_id: int) -> Mark:
    await allowed(session, actor)
    mark = await mark_of_id(session, mark_id)
    await session.fetchval(LOCK, mark.object_kind, mark.object_id)
    return await mark_of_id(session, mark_id)


async def allowed(session: Session, actor: Actor) -> None:
    if not may_mark_risk(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused


def subject_of(mark: Mark) -> Subject:
    return Subject(mark.object_kind, mark.object_id, mark.thread_id, mark.user_id)
