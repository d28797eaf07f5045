"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import STAYS, Belonging

BELONGINGS = (
    Belonging(
        "planned_works",
        "created_by_id",
        STAYS,
        "id, starts_at, ends_at, audience, category_id, urgent, words, created_at",
        why="announcements of the forum",
    ),
)
