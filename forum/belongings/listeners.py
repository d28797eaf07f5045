"""What happens because a file goes on being made, somebody signs in, or an address is proved."""

from forum.accounts.events import SignedIn, UserVerified
from forum.belongings import actions
from forum.belongings.events import TakeoutAdvanced
from forum.bus import Published
from forum.database import Session


async def go_on_taking(session: Session, event: TakeoutAdvanced, published: Published) -> None:
    await actions.advance_takeout(session, event, published)


async def stay_here(session: Session, event: SignedIn, published: Published) -> None:
    await actions.come_back(session, event, published)


async def stay_sanctioned(session: Session, event: UserVerified, published: Published) -> None:
    await actions.inherit_sanction(session, event, published)
