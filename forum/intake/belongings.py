"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import EMPTIED, GOES, Belonging

BELONGINGS = (
    Belonging("letters_in", "user_id", EMPTIED, "kind, outcome, created_at"),
    Belonging("mailed_questions", "user_id", GOES, "id, category_id, title, body, url, created_at"),
)
