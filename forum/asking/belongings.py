"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import EMPTIED, Belonging

BELONGINGS = (
    Belonging(
        "findings",
        "user_id",
        EMPTIED,
        "id, how, visitor, object_kind, object_id, object_title, title, shown, created_at, taken_back_at",
    ),
)
