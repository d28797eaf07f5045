"""What happens to tokens because of something else."""

from forum.accounts.events import AccountReclaimed
from forum.api.actions import end_tokens_of
from forum.bus import Published
from forum.database import Session


async def end_strangers_tokens(session: Session, event: AccountReclaimed, _published: Published) -> None:
    """Who made an account in another's name has no token of it either, once its owner comes."""
    await end_tokens_of(session, event.user_id)
