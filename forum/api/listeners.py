"""What happens to tokens because of something else."""

from forum.accounts.events import AccountReclaimed, AddressChanged, PasswordChanged
from forum.api.actions import end_tokens_of
from forum.bus import Published
from forum.database import Session


async def end_strangers_tokens(session: Session, event: AccountReclaimed, _published: Published) -> None:
    """Who made an account in another's name has no token of it either, once its owner comes."""
    await end_tokens_of(session, event.user_id)


async def end_tokens_with_a_password(session: Session, event: PasswordChanged, _published: Published) -> None:
    """At a reset always, for somebody else may have been in; at a change where the person wishes it."""
    if event.tokens_end:
        await end_tokens_of(session, event.user_id)


async def end_tokens_of_an_intruder(session: Session, event: AddressChanged, _published: Published) -> None:
    """Whoever says from the address of before that it was not them keeps no stranger's program."""
    if event.undone_since:
        await end_tokens_of(session, event.user_id)
