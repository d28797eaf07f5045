"""Every write of the site's row."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Refused
from forum.site.events import LookChanged
from forum.site.looks import OWN_HUE, Look, checked
from forum.site.policy import may_change_look

CHANGE = """
UPDATE site SET name = $1, welcome = $2, mark = $3, hue = $4, version = version + 1, changed_at = $5
 WHERE (name, welcome, mark, hue) IS DISTINCT FROM ($1, $2, $3, $4::smallint) RETURNING version
"""


async def change_look(session: Session, actor: Actor, look: Look) -> None:
    """This look and no other, from the commit on; nothing happens where it is so already."""
    if not may_change_look(actor):
        raise Refused
    new = checked(look)
    hue = None if new.hue == OWN_HUE else new.hue
    version = await session.fetchval(CHANGE, new.name, new.welcome, new.mark, hue, session.now)
    if version is not None:
        await publish(session, LookChanged(actor.id, version))
