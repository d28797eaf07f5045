"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import STAYS, Belonging

BELONGINGS = (
    Belonging(
        "comments",
        "author_id",
        STAYS,
        "id, thread_id, post_id, body_source, state, created_at, edited_at",
        why="what becomes of them is the choice of who leaves",
    ),
)
