"""Appeals: whoever a decision is about may ask another moderator to look at it, once."""

from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, Refused
from forum.events import AppealAnswered
from forum.i18n import _
from moderation.queue.actions.bringing import bring_to_queue
from moderation.queue.actions.undoing import take_back
from moderation.queue.grounds import Ground, Subject
from moderation.queue.policy import may_appeal
from moderation.queue.queries.appeals import appeal_of, decision_about_me
from moderation.queue.queries.log import decision_of

INSERT = """
INSERT INTO appeals (decision_id, user_id, words, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (decision_id) DO NOTHING RETURNING id
"""
ANSWER = "UPDATE appeals SET state = $2, answer = $3, decided_at = $4 WHERE id = $1"
LEAST = 10


async def appeal(session: Session, actor: Actor, decision_id: int, words: str) -> int:
    """The item that waits for another moderator. NotThere for decisions about others."""
    decision = await decision_about_me(session, actor, decision_id)
    if not may_appeal(decision):
        raise Refused(_("This was decided already, or taken back."))
    if len(words.strip()) < LEAST:
        raise Invalid({"words": _("Please say in a sentence why you think that it was wrong.")})
    appeal_id = await session.fetchval(INSERT, decision_id, actor.id, words, session.now)
    if appeal_id is None:
        raise Conflict(_("You have appealed already."))
    ground = Ground("appeal", f"appeal_{decision.verb}", _("Its author appeals against a decision").one,
                    severity=2, probability=0.3, minutes=5, note=words)  # fmt: skip
    return await bring_to_queue(session, Subject("appeal", appeal_id, decision.thread_id, actor.id), ground)


async def answer_appeal(
    session: Session, actor: Actor, appeal_id: int, *, granted: bool, answer: str
) -> dict[str, Any]:
    """Granted, the decision is undone; either way the person reads the answer."""
    found = await appeal_of(session, appeal_id)
    if granted:
        await take_back(session, actor, await decision_of(session, found.decision_id), reopen=False)
    await session.fetchval(ANSWER, appeal_id, "overturned" if granted else "upheld", answer, session.now)
    url = f"/decisions/{found.decision_id}"
    await publish(session, AppealAnswered(actor.id, found.user_id, granted, answer, url))
    return {"decision_id": found.decision_id}
