"""An asker asks somebody who has answered in the same tags to have a look; and people who would rather not be asked."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Refused, SignInNeeded
from forum.events import HelpWanted
from forum.i18n import _, n_
from forum.threads.queries import visible_thread
from forum.threads.rows import ThreadView
from reputation.trust.policy import ASKED_A_DAY, ASKED_A_THREAD, may_ask_around, may_ask_one_more
from reputation.trust.queries import asked_lately, people_asked, people_to_ask

ASK = """
INSERT INTO help_requests (thread_id, user_id, actor_id, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING RETURNING user_id
"""
SUGGESTED = 20  # so many are looked through: the list may have changed since the page was drawn


async def ask_to_help(session: Session, actor: Actor, thread_id: int, user_id: int) -> ThreadView:
    """The person is told once that the asker would like them to look; pressed twice it says nothing more."""
    if actor.is_visitor:
        raise SignInNeeded
    thread = await visible_thread(session, actor, thread_id, lock=True)
    if not may_ask_around(actor, thread, session.now):
        raise Refused(_("Only the asker of an open question can ask others to look at it."))
    asked = {each.id for each in await people_asked(session, thread.id)}
    if user_id in asked:
        return thread
    if not may_ask_one_more(asked):
        raise Refused(
            n_(
                "You have asked %(count)s person about this question. Please give them time.",
                "You have asked %(count)s people about this question. Please give them time.",
                ASKED_A_THREAD,
            )
        )
    if await asked_lately(session, actor.id or 0) >= ASKED_A_DAY:
        raise Refused(_("You have asked many people today. Please give them time."))
    if user_id not in {each.id for each in await people_to_ask(session, thread, SUGGESTED)}:
        raise Refused(_("This person cannot be asked just now."))
    if await session.fetchval(ASK, thread.id, user_id, actor.id, session.now):
        await publish(session, HelpWanted(actor.id, thread.id, user_id))
    return thread


async def choose_to_be_asked(session: Session, actor: Actor, wanted: bool) -> None:
    if not actor.is_signed_in:
        raise SignInNeeded
    if wanted:
        await session.fetchval("DELETE FROM not_asked WHERE user_id = $1", actor.id)
    else:
        sql = "INSERT INTO not_asked (user_id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        await session.fetchval(sql, actor.id, session.now)
