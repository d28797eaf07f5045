"""What this room does when an account changes hands or loses a factor."""

from datetime import datetime

from forum.accounts.events import AccountReclaimed, AddressChanged, FactorsChanged
from forum.bus import Published
from forum.database import Session
from forum.entering.actions.identities import LAST_WAY, forget_identities
from forum.entering.queries import ways_in
from forum.errors import Invalid


async def forget_strangers(session: Session, event: AccountReclaimed, _published: Published) -> None:
    """Whoever connected a provider before the address was proved may not be its owner."""
    await forget_identities(session, event.user_id)


async def forget_an_intruder(session: Session, event: AddressChanged, _published: Published) -> None:
    """Whoever tried to take the account over may have connected a provider of theirs."""
    if event.undone_since:
        await forget_identities(session, event.user_id, since=datetime.fromisoformat(event.undone_since))


async def keep_a_way_in(session: Session, event: FactorsChanged, _published: Published) -> None:
    if event.deed == "passkey_removed" and await ways_in(session, event.user_id) == 0:
        raise Invalid({"": LAST_WAY})
