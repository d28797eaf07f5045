"""The category that an import's threads live in."""

from forum.actor import SYSTEM
from forum.categories.actions import create_category
from forum.database import Session
from forum.threads.titles import slug_of


async def category_for(session: Session, site: str) -> int:
    """The category of this import, made at first; a moved or renamed one is found by its address."""
    slug = slug_of(site)[:40].strip("-")
    found: int | None = await session.fetchval("SELECT id FROM categories WHERE slug = $1", slug)
    if found is not None:
        return found
    values = {"slug": slug, "name": site[:60], "description": "", "visibility": "public"}
    return await create_category(session, SYSTEM, values)
