"""A moderator judges a case: what was given is annulled, it is dismissed, a colleague is asked; and that is undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.events import ReviewSettled, ReviewWanted
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from forum.votes.actions import annul_votes, restore_votes
from reputation.book.actions import annul_gains, restore_gains
from reputation.evidence.actions.bringing import KIND, SECOND_LOOK, want_review
from reputation.evidence.events import EvidenceJudged, JudgementUndone
from reputation.evidence.policy import GAINS, may_judge, verbs_for
from reputation.evidence.queries import Case, case_of_id, judgements_of

STATES = {"annul": "annulled", "dismiss": "dismissed", "ask": "open"}
LOCK = "SELECT id FROM gaming_cases WHERE id = $1 FOR UPDATE"
SETTLE = "UPDATE gaming_cases SET state = $2, version = version + 1, changed_at = $3 WHERE id = $1"
LOG = """
INSERT INTO gaming_decisions (case_id, moderator_id, verb, words, size, vote_ids, post_ids, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
"""
UNDO = "UPDATE gaming_decisions SET undone_at = $2, undone_by_id = $3 WHERE id = $1"
CASE_OF = "SELECT case_id FROM gaming_decisions WHERE id = $1"
CHANGED = _("This case has changed since you opened it, so nothing was done. Look at it again, please.")
OF_ONESELF = _("This is about you, so somebody else decides it.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a moderator chose about the version of the case that they saw; those whom it concerns read `words`."""

    verb: str
    version: int
    words: str = ""


async def judge(session: Session, actor: Actor, case_id: int, choice: Choice) -> int:
    """The decision's id. What is annulled leaves scores and standings in this transaction."""
    case = await locked(session, actor, case_id)
    if case.version != choice.version or case.state != "open":
        raise Conflict(CHANGED)
    if choice.verb not in verbs_for(case.state, deeds=case.deeds):
        raise Refused(_("That cannot be decided here."))
    if choice.verb != "dismiss" and not choice.words.strip():
        raise Invalid({"words": _("Say why: whoever is concerned reads it.")})
    votes, posts = await annul(session, actor, case, choice.words) if choice.verb == "annul" else ((), ())
    decision_id: int = await session.fetchval(
        LOG, case.id, actor.id, choice.verb, choice.words, case.size, list(votes), list(posts), session.now
    )
    await session.fetchval(SETTLE, case.id, STATES[choice.verb], session.now)
    await publish(session, EvidenceJudged(actor.id, case.id, choice.verb))
    if choice.verb == "ask":
        await publish(session, asking(case, actor, choice.words))
    else:
        await publish(session, ReviewSettled(actor.id, KIND, case.id))
    return decision_id


async def undo_judgement(session: Session, actor: Actor, decision_id: int) -> int:
    """What was annulled counts again, the case is open; returns its id. Only the last decision of a case is undone."""
    case_id = await session.fetchval(CASE_OF, real_id(decision_id))
    case = await locked(session, actor, case_id or 0)
    decision = next((each for each in await judgements_of(session, case.id) if each.id == decision_id), None)
    if decision is None or not decision.last:
        raise Conflict(CHANGED)
    await restore_votes(session, actor, decision.vote_ids)
    if decision.post_ids:
        await restore_gains(session, actor, GAINS[case.kind], posts=decision.post_ids, people=case.people)
    await session.fetchval(UNDO, decision_id, session.now, actor.id)
    await session.fetchval(SETTLE, case.id, "open", session.now)
    await publish(session, JudgementUndone(actor.id, case.id, decision.verb))
    await want_review(session, case.id, case.user_id, people=case.people, actor_id=actor.id)
    return case.id


async def annul(session: Session, actor: Actor, case: Case, words: str) -> tuple[Sequence[int], Sequence[int]]:
    """The votes, and the posts with gains, that counted until now."""
    if case.kind not in GAINS:
        return await annul_votes(session, actor, case.vote_ids, reason=words), ()
    kind, people = GAINS[case.kind], case.people
    return (), await annul_gains(session, actor, kind, posts=case.post_ids, people=people, reason=words)


async def locked(session: Session, actor: Actor, case_id: int) -> Case:
    """The case, if this actor may judge it, and nobody else does at this moment."""
    if not actor.is_moderator:
        raise NotThere
    await session.fetchval(LOCK, real_id(case_id))
    case = await case_of_id(session, case_id)
    if not may_judge(actor, case.people) or not actor.may_act(session.now):
        raise Refused(OF_ONESELF)
    return case


def asking(case: Case, actor: Actor, words: str) -> ReviewWanted:
    return ReviewWanted(actor.id, KIND, case.id, SECOND_LOOK, words, case.user_id, f"/mod/evidence/{case.id}")
