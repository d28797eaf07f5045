"""Every read of the site's row, for those who change it."""

from forum.database import Session
from forum.site.looks import OWN_HUE, Look


async def chosen_look(session: Session) -> Look:
    row = await session.fetchrow("SELECT name, welcome, mark, coalesce(hue, $1) AS hue FROM site", OWN_HUE)
    return Look(**row)
