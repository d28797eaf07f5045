"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import STAYS, Belonging

BELONGINGS = (
    Belonging(
        "votes",
        "user_id",
        STAYS,
        "id, post_id, value, created_at",
        why="counted, without a name; others' points rest on them",
    ),
)
