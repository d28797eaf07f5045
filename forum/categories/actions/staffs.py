"""Categories of the staff that the forum makes for itself when it first needs them."""

from forum.actor import SYSTEM
from forum.categories.actions.keeping import create_category
from forum.database import Session
from forum.errors import Refused, Words

HOME = "SELECT id, visibility FROM categories WHERE slug = $1"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('categories.staff'))"


async def staff_category(session: Session, slug: str, name: Words, *, open_to_others: Words) -> int:
    """Its id. Refused, in the words `open_to_others`, where an admin has let others than staff into it."""
    await session.fetchval(ONE_AT_A_TIME)
    row = await session.fetchrow(HOME, slug)
    if row is None:
        values = {"name": str(name), "slug": slug, "description": "", "visibility": "staff"}
        return await create_category(session, SYSTEM, values)
    if row["visibility"] != "staff":
        raise Refused(open_to_others)
    return int(row["id"])
