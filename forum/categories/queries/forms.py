"""What a category asks of an asker besides title and text, in the order in which it is asked."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.categories.queries.places import visible_category_of_id
from forum.database import Session
from forum.errors import NotThere

COLUMNS = "SELECT f.id, f.kind, f.label, f.hint, f.options, f.required FROM form_fields f"
FORM = f"{COLUMNS} JOIN categories c ON c.id = f.category_id WHERE f.category_id = $1 AND c.visibility = ANY($2)"
IN_ORDER = f"{FORM} ORDER BY f.position, f.id"
ONE = f"{COLUMNS} WHERE f.category_id = $1 AND f.id = $2"


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of a category's form; `options` are what a choice offers."""

    id: int
    kind: str
    label: str
    hint: str
    options: list[str]
    required: bool

    @property
    def name(self) -> str:
        """What it is called in a form that is sent."""
        return f"field-{self.id}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(option, option) for option in self.options]


async def form_of(session: Session, actor: Actor, category_id: int) -> list[FormField]:
    """Empty where the category asks for nothing, or is not there for this actor."""
    if not 0 < category_id < 2**63:
        return []
    return [FormField(**row) for row in await session.fetch(IN_ORDER, category_id, list(actor.sees))]


async def form_field(session: Session, actor: Actor, category_id: int, field_id: int) -> FormField:
    await visible_category_of_id(session, actor, category_id)
    row = await session.fetchrow(ONE, category_id, field_id) if 0 < field_id < 2**63 else None
    if row is None:
        raise NotThere
    return FormField(**row)
