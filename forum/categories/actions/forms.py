"""What a category asks of an asker, changed by an admin. Threads keep the answers they have, with their labels."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from forum.actor import Actor
from forum.bus import publish
from forum.categories.actions.keeping import require_keeper
from forum.categories.events import CategoryFormChanged
from forum.categories.models import FormFieldRow
from forum.categories.queries import form_field, form_of, visible_category_of_id
from forum.categories.wording import checked_field
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _

FIELDS_MOST = 12
LOCK = "SELECT id FROM categories WHERE id = $1 FOR NO KEY UPDATE"


async def add_field(session: Session, actor: Actor, category_id: int, values: Mapping[str, Any]) -> int:
    """The id of the new field, last in the form; `values` holds label, hint, kind, options (lines) and required."""
    require_keeper(actor)
    await visible_category_of_id(session, actor, category_id)
    checked = checked_field(values)
    await session.fetch(LOCK, category_id)
    if len(await form_of(session, actor, category_id)) >= FIELDS_MOST:
        raise Invalid({"": _("A form has at most %(most)s fields: nobody fills in more.", most=FIELDS_MOST)})
    last = select(func.coalesce(func.max(FormFieldRow.position), 0) + 1).where(FormFieldRow.category_id == category_id)
    statement = insert(FormFieldRow).values(
        category_id=category_id, position=last.scalar_subquery(), created_at=session.now, **checked
    )
    field_id: int = await session.scalar(statement.returning(FormFieldRow.id))
    await publish(session, CategoryFormChanged(actor.id, category_id, field_id, "added"))
    return field_id


async def edit_field(
    session: Session, actor: Actor, category_id: int, *, field_id: int, values: Mapping[str, Any]
) -> None:
    require_keeper(actor)
    field = await form_field(session, actor, category_id, field_id)
    await session.execute(update(FormFieldRow).where(FormFieldRow.id == field.id).values(**checked_field(values)))
    await publish(session, CategoryFormChanged(actor.id, category_id, field.id, "changed"))


async def move_field(session: Session, actor: Actor, category_id: int, *, field_id: int, steps: int) -> None:
    """Up (-1) or down (+1) by one place; at either end nothing happens."""
    require_keeper(actor)
    await session.fetch(LOCK, category_id)
    field = await form_field(session, actor, category_id, field_id)
    order = [each.id for each in await form_of(session, actor, category_id)]
    place = order.index(field.id)
    wanted = min(max(place + steps, 0), len(order) - 1)
    if wanted == place:
        return
    order.insert(wanted, order.pop(place))
    for position, each in enumerate(order, start=1):
        await session.execute(update(FormFieldRow).where(FormFieldRow.id == each).values(position=position))
    await publish(session, CategoryFormChanged(actor.id, category_id, field.id, "moved"))


async def remove_field(session: Session, actor: Actor, category_id: int, *, field_id: int) -> None:
    """Nobody is asked this any more; what was answered stays in its threads."""
    require_keeper(actor)
    field = await form_field(session, actor, category_id, field_id)
    await session.execute(delete(FormFieldRow).where(FormFieldRow.id == field.id))
    await publish(session, CategoryFormChanged(actor.id, category_id, field.id, "removed"))
