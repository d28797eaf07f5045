"""Every read of categories: what the actor may not see is not there."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere

COLUMNS = "id, slug, name, description, visibility, position, offers_private"


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category as pages show it."""

    id: int
    slug: str
    name: str
    description: str
    visibility: str
    position: int
    offers_private: bool = False


async def visible_categories(session: Session, actor: Actor) -> list[CategoryRow]:
    """All that the actor may read, in the order that the admin gave them."""
    rows = await session.fetch(
        f"SELECT {COLUMNS} FROM categories WHERE visibility = ANY($1) ORDER BY position, id",  # noqa: S608
        list(actor.sees),
    )
    return [CategoryRow(*row) for row in rows]


async def visible_category(session: Session, actor: Actor, slug: str) -> CategoryRow:
    row = await session.fetchrow(
        f"SELECT {COLUMNS} FROM categories WHERE slug = $1 AND visibility = ANY($2)",  # noqa: S608
        slug,
        list(actor.sees),
    )
    return there(row)


async def visible_category_of_id(session: Session, actor: Actor, category_id: int) -> CategoryRow:
    if not 0 < category_id < 2**63:
        raise NotThere
    row = await session.fetchrow(
        f"SELECT {COLUMNS} FROM categories WHERE id = $1 AND visibility = ANY($2)",  # noqa: S608
        category_id,
        list(actor.sees),
    )
    return there(row)


async def offers_private(session: Session, actor: Actor, category_id: int) -> bool:
    """Whether who asks there may choose that staff alone see the question."""
    try:
        return (await visible_category_of_id(session, actor, category_id)).offers_private
    except NotThere:
        return False


def there(row: object) -> CategoryRow:
    if row is None:
        raise NotThere
    return CategoryRow(*row)  # type: ignore[misc]
