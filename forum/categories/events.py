"""What happens to categories."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CategoryCreated:
    """An admin opened a category."""

    actor_id: int | None
    category_id: int
    visibility: str


@dataclass(frozen=True)
class CategoryEdited:
    """An admin changed a category; when `before` and `visibility` differ, others may see its threads from now on."""

    actor_id: int | None
    category_id: int
    before: str
    visibility: str


@dataclass(frozen=True)
class CategoryMoved:
    """An admin moved a category up or down among the others."""

    actor_id: int | None
    category_id: int
    position: int


@dataclass(frozen=True)
class CategoryFormChanged:
    """An admin changed what a category asks of an asker; `what` is added, changed, moved or removed."""

    actor_id: int | None
    category_id: int
    field_id: int
    what: str
