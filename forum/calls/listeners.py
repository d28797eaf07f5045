"""What happens because somebody called for a person."""

from forum.accounts.events import UserLeft
from forum.bus import Published
from forum.calls.actions import hand_to_tickets, settle_calls_of
from forum.calls.events import PersonCalled
from forum.database import Session


async def open_a_ticket(session: Session, event: PersonCalled, _published: Published) -> None:
    """Once: what is marked as sent is not sent again."""
    await hand_to_tickets(session, event.call_id)


async def let_their_calls_go(session: Session, event: UserLeft, _published: Published) -> None:
    await settle_calls_of(session, event.user_id)
