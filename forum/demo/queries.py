"""What the loader asks before it begins, and looks up while it tells."""

from collections.abc import Iterable

from forum.accounts.queries import name_is_taken
from forum.database import Session


async def has_threads(session: Session) -> bool:
    """Whether anybody has started a thread, whatever became of it."""
    return bool(await session.fetchval("SELECT EXISTS (SELECT FROM threads)"))


async def names_taken(session: Session, names: Iterable[str]) -> list[str]:
    return [name for name in names if await name_is_taken(session, name)]


async def categories_taken(session: Session, slugs: Iterable[str]) -> list[str]:
    rows = await session.fetch("SELECT slug FROM categories WHERE slug = ANY($1) ORDER BY slug", list(slugs))
    return [row["slug"] for row in rows]
