"""The first start: a code is made, and whoever has it becomes the first admin, once."""

from forum.accounts import passwords
from forum.accounts.actions import NewUser, make_user
from forum.accounts.names import fault_of
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.welcome.codes import fits, hash_of, new_code
from forum.welcome.events import ForumOpened
from forum.welcome.queries import waits_for_admin

KEEP_CODE = """
UPDATE site SET setup_code = $1
 WHERE opened_at IS NULL AND NOT EXISTS (SELECT FROM users WHERE 'admin' = ANY(roles)) RETURNING id
"""
OPEN = """
UPDATE site SET opened_at = $1, setup_code = NULL, name = $2, version = version + 1, changed_at = $1 RETURNING version
"""


async def make_code(session: Session) -> str | None:
    """A fresh code, in place of any earlier one; None where the forum has, or had, an admin."""
    code = new_code()
    return code if await session.fetchval(KEEP_CODE, hash_of(code)) else None


async def open_forum(session: Session, code: str, new: NewUser, *, name: str) -> int:
    """The first admin, by their id. Of two who come at once the second one finds nothing there any more."""
    kept = await session.fetchval("SELECT setup_code FROM site FOR UPDATE")
    if not await waits_for_admin(session):
        raise NotThere
    errors: dict[str, Words | None] = {
        "code": None if fits(code, kept) else _("This is not the code that “talkoot serve” shows."),
        "name": fault_of(new.name),
        "password": await passwords.judged(new.password or "", new.name, new.email),
    }
    found = {field: words for field, words in errors.items() if words is not None}
    if found:
        raise Invalid(found)
    user_id = await make_user(session, new)
    await session.fetchval(OPEN, session.now, name)
    await publish(session, ForumOpened(user_id, user_id))
    return user_id
