"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import STAYS, Belonging

BELONGINGS = (
    Belonging(
        "uploads",
        "uploader_id",
        STAYS,
        "id, name, size, created_at, unused_since",
        why="pictures go when no post shows them any more",
    ),
)
