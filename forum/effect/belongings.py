"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import EMPTIED, STAYS, Belonging

BELONGINGS = (
    Belonging("exposures", "user_id", EMPTIED, "kind, words, said, thread_id, began_at"),
    Belonging(
        "exposures",
        "reader",
        STAYS,
        why="a keyed hash that cannot be led back to a person without the forum's key, gone after 400 days",
    ),
)
