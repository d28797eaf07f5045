"""Hours are added to the roster and removed."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from forum.tongues import LANGUAGES
from moderation.queue.hours import read_hours
from moderation.roster.events import RosterChanged
from moderation.roster.policy import may_read_roster, may_roster

MOST_SHIFTS = 30
STAFF = "SELECT true FROM users WHERE id = $1 AND roles && '{moderator,admin}'::text[]"
COUNT = "SELECT count(*) FROM shifts WHERE user_id = $1"
ADD = "INSERT INTO shifts (user_id, hours, language) VALUES ($1, $2, $3)"
WHOSE = "SELECT user_id, hours FROM shifts WHERE id = $1"
REMOVE = "DELETE FROM shifts WHERE id = $1"


async def add_shift(session: Session, actor: Actor, user_id: int, *, hours: str, language: str = "") -> None:
    """From now on this person is there in these hours, such as `mon-fri 09:00-17:00`."""
    if not may_read_roster(actor):
        raise NotThere
    if not may_roster(actor, user_id):
        raise Refused(_("Others enter their hours themselves; admins enter those of all."))
    if language and language not in LANGUAGES:
        raise Invalid({"language": _("Please choose one of the list.")})
    if not await session.fetchval(STAFF, user_id):
        raise Invalid({"person": _("Please choose one of the list.")})
    try:
        read_hours(hours, "UTC")
    except ValueError:
        raise Invalid({"hours": _("Write hours like “mon-fri 09:00-18:00”, or “always”.")}) from None
    if await session.fetchval(COUNT, user_id) >= MOST_SHIFTS:
        raise Invalid({"hours": _("At most %(most)s lines a person.", most=MOST_SHIFTS)})
    await session.fetchval(ADD, user_id, hours.lower(), language)
    await publish(session, RosterChanged(actor.id, user_id, hours))


async def remove_shift(session: Session, actor: Actor, shift_id: int) -> None:
    row = await session.fetchrow(WHOSE, real_id(shift_id))
    if row is None or not may_read_roster(actor):
        raise NotThere
    if not may_roster(actor, row["user_id"]):
        raise Refused(_("Others enter their hours themselves; admins enter those of all."))
    await session.fetchval(REMOVE, shift_id)
    await publish(session, RosterChanged(actor.id, row["user_id"], row["hours"]))
