"""What a vote sets going here: a limit within its transaction, a mark of where it came from, and a look afterwards."""

from forum.accounts.events import UserSignedUp
from forum.bus import Published
from forum.database import Session
from forum.errors import Refused
from forum.i18n import n_
from forum.threads.events import AnswerAccepted
from forum.votes.events import VoteCast
from reputation.evidence.actions import bring_findings, note_marks
from reputation.evidence.detectors import bursts
from reputation.evidence.detectors.bursts import RUN, WITHIN
from reputation.evidence.policy import daily_votes
from reputation.evidence.queries import runs_towards, tables_around, votes_today


async def keep_within_limit(session: Session, event: VoteCast, _published: Published) -> None:
    """One person gives one author so many votes a day. Asked when the book holds the author's row, so that votes that
    arrive at once are counted one after the other."""
    settings = session.bus.given
    if event.actor_id is None or event.user_id is None or settings is None:
        return
    most = daily_votes(settings.author_votes, event.value)
    if await votes_today(session, event.actor_id, event.user_id, event.value) > most:
        raise Refused(
            n_(
                "You have given this author %(count)s vote today, and one person gives another no more in a day. "
                "From midnight UTC you can go on.",
                "You have given this author %(count)s votes today, and one person gives another no more in a day. "
                "From midnight UTC you can go on.",
                most,
            )
        )


async def mark_the_actor(session: Session, event: VoteCast | AnswerAccepted, _published: Published) -> None:
    if event.actor_id is not None:
        await note_marks(session, event.actor_id)


async def mark_the_newcomer(session: Session, event: UserSignedUp, _published: Published) -> None:
    await note_marks(session, event.user_id)


async def look_for_bursts(session: Session, event: VoteCast, published: Published) -> None:
    """Somebody's third vote in a row on one author's posts is reason to look at what that author gets today."""
    if event.actor_id is None or event.user_id is None:
        return
    since = published.at - WITHIN
    if await runs_towards(session, event.actor_id, event.user_id, event.value, since=since) >= RUN:
        tables = await tables_around(session, event.user_id)
        await bring_findings(session, bursts(vote for vote in tables.votes if vote.taker == event.user_id))
