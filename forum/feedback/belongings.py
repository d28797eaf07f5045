"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging("feedback", "user_id", GOES, "id, email, body, page, browser, state, created_at, changed_at"),
    Belonging("feedback", "changed_by_id", STAYS, why="which admin dealt with somebody's words"),
)
