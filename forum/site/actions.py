"""Every write of the site's row."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Refused
from forum.site.events import LookChanged, ReadOnlySwitched
from forum.site.looks import OWN_HUE, Look, checked
from forum.site.policy import may_change_look, may_close

CHANGE = """
UPDATE site SET name = $1, welcome = $2, mark = $3, hue = $4, version = version + 1, changed_at = $5
 WHERE (name, welcome, mark, hue) IS DISTINCT FROM ($1, $2, $3, $4::smallint) RETURNING version
"""


READ_ONLY = """
UPDATE site SET read_only_at = CASE WHEN $1 THEN coalesce(read_only_at, $3::timestamptz) END, read_only_note = $2
 WHERE (read_only_at IS NOT NULL, read_only_note) IS DISTINCT FROM ($1, $2) RETURNING true
"""
LONGEST_NOTE = 300


async def set_read_only(session: Session, actor: Actor, *, on: bool, note: str = "") -> None:
    """From the commit on nothing else is written, or everything is again; every process knows within two seconds."""
    if not (actor.is_system or may_close(actor)):
        raise Refused
    words = " ".join(note.split())[:LONGEST_NOTE] if on else ""
    if await session.fetchval(READ_ONLY, on, words, session.now):
        await publish(session, ReadOnlySwitched(actor.id, on))


async def change_look(session: Session, actor: Actor, look: Look) -> None:
    """This look and no other, from the commit on; nothing happens where it is so already."""
    if not may_change_look(actor):
        raise Refused
    new = checked(look)
    hue = None if new.hue == OWN_HUE else new.hue
    version = await session.fetchval(CHANGE, new.name, new.welcome, new.mark, hue, session.now)
    if version is not None:
        await publish(session, LookChanged(actor.id, version))
