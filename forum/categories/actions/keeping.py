"""Every write of categories."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.categories.events import CategoryCreated, CategoryEdited, CategoryMoved
from forum.categories.models import Category
from forum.categories.policy import VISIBILITIES, may_keep_categories
from forum.categories.queries import readers, visible_categories, visible_category_of_id
from forum.categories.wording import checked_name, checked_slug
from forum.database import Session
from forum.errors import Invalid, Refused
from forum.groups.actions import one_at_a_time
from forum.i18n import _

PRIVATE = "private-follow-ups"  # the category in which threads with one person stand
TESTS = "test-questions"  # the one in which staff's test questions stand when they are over


async def create_category(session: Session, actor: Actor, values: Mapping[str, Any]) -> int:
    """The id of the new category, last in the list; `values` holds name, slug, description, visibility and, where it
    does, that it `offers_private`."""
    require_keeper(actor)
    slug = checked_slug(values["slug"])
    fields = await checked_fields(session, values)
    last = select(func.coalesce(func.max(Category.position), 0) + 1).scalar_subquery()
    statement = insert(Category).values(slug=slug, position=last, created_at=session.now, **fields)
    category_id: int | None = await session.scalar(statement.on_conflict_do_nothing().returning(Category.id))
    if category_id is None:
        raise Invalid({"slug": _("Another category has this address.")})
    await publish(session, CategoryCreated(actor.id, category_id, fields["visibility"]))
    return category_id


async def edit_category(session: Session, actor: Actor, category_id: int, values: Mapping[str, Any]) -> None:
    """All may change but the slug, because addresses stay."""
    require_keeper(actor)
    before = await visible_category_of_id(session, actor, category_id)
    fields = await checked_fields(session, values)
    if before.slug in (PRIVATE, TESTS) and fields["visibility"] != "staff":
        raise Invalid({"visibility": _("Private threads or tests stand here: only staff may read it.")})
    await session.execute(update(Category).where(Category.id == category_id).values(**fields))
    await publish(session, CategoryEdited(actor.id, category_id, before.visibility, fields["visibility"]))


async def move_category(session: Session, actor: Actor, category_id: int, *, steps: int) -> None:
    """Up (-1) or down (+1) by one place; at either end nothing happens."""
    require_keeper(actor)
    await visible_category_of_id(session, actor, category_id)
    order = [row.id for row in await visible_categories(session, actor)]
    place = order.index(category_id)
    wanted = min(max(place + steps, 0), len(order) - 1)
    if wanted == place:
        return
    order.insert(wanted, order.pop(place))
    for position, each in enumerate(order, start=1):
        await session.execute(update(Category).where(Category.id == each).values(position=position))
    await publish(session, CategoryMoved(actor.id, category_id, wanted + 1))


def require_keeper(actor: Actor) -> None:
    if not may_keep_categories(actor):
        raise Refused(_("Only admins change categories."))


async def checked_fields(session: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    visibility = values["visibility"]
    if visibility not in VISIBILITIES:
        await one_at_a_time(session)
    if visibility not in VISIBILITIES and visibility not in dict(await readers(session)):
        raise Invalid({"visibility": _("Choose who may read it.")})
    description = values.get("description", "").strip()
    private = bool(values.get("offers_private", False))
    named = {"name": checked_name(values["name"]), "description": description}
    return named | {"visibility": visibility, "offers_private": private}
