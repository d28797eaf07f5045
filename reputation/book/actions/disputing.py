"""A line of one's statement is disputed, and a moderator decides."""

from urllib.parse import quote

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.events import DisputeAnswered, ReviewSettled, ReviewWanted
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from reputation.book.events import DisputeDecided, LineDisputed
from reputation.book.points import NOT_OF_THEIR_OWN
from reputation.book.policy import may_decide_disputes, may_dispute
from reputation.book.queries import line_named

CASE = "ledger_dispute"
OPEN_DISPUTE = """
INSERT INTO ledger_disputes (entry_id, user_id, words, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (entry_id) DO NOTHING RETURNING id
"""
DECIDE = """
UPDATE ledger_disputes SET state = $2, reply = $3, decided_by_id = $4, decided_at = $5
WHERE id = $1 AND state = 'open' RETURNING entry_id, user_id
"""


async def dispute_line(session: Session, actor: Actor, line_id: int, words: str) -> int:
    """The line waits in the moderators' queue; once a line, whatever is sent twice. Returns the dispute's id."""
    line = await line_named(session, line_id)
    if line is None or not may_dispute(actor, line.user_id):
        raise NotThere
    if line.cause in NOT_OF_THEIR_OWN or line.post_id is None:
        raise Refused(_("Dispute the line that this one belongs to."))
    if not words.strip():
        raise Invalid({"words": _("Say what is wrong with this line.")})
    dispute_id: int | None = await session.fetchval(OPEN_DISPUTE, line_id, line.user_id, words, session.now)
    if dispute_id is None:
        found: int = await session.fetchval("SELECT id FROM ledger_disputes WHERE entry_id = $1", line_id)
        return found
    await publish(session, LineDisputed(actor.id, line.user_id, line_id))
    case = ReviewWanted(actor.id, CASE, dispute_id, CASE, words, line.user_id, f"/mod/disputes/{dispute_id}")
    await publish(session, case)
    return dispute_id


async def decide_dispute(session: Session, actor: Actor, dispute_id: int, *, uphold: bool, reply: str) -> None:
    """The line is taken back, or stands; its owner is told, with `reply`. The first decision counts."""
    owner = await session.fetchval("SELECT user_id FROM ledger_disputes WHERE id = $1 FOR UPDATE", real_id(dispute_id))
    if owner is None or not actor.is_moderator:
        raise NotThere
    if not may_decide_disputes(actor, owner) or not actor.may_act(session.now):
        raise Refused(_("This is about you, so somebody else decides it."))
    if not reply.strip():
        raise Invalid({"reply": _("Write a line to the person: they read it.")})
    state = "upheld" if uphold else "dismissed"
    row = await session.fetchrow(DECIDE, dispute_id, state, reply, actor.id, session.now)
    if row is None:
        raise Conflict(_("Somebody else has decided this already."))
    line = await line_named(session, row["entry_id"])
    assert line is not None  # noqa: S101 - the dispute refers to it
    event = DisputeDecided(actor.id, owner, line.id, uphold, line.cause, line.thread_id, line.post_id, line.vote_id)
    await publish(session, event)
    await publish(session, ReviewSettled(actor.id, CASE, dispute_id))
    name = await session.fetchval("SELECT name FROM users WHERE id = $1", owner)
    await publish(session, DisputeAnswered(actor.id, owner, uphold, reply, f"/u/{quote(name)}/reputation"))
