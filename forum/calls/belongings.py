"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging("calls", "user_id", GOES, "id, email, body, thread_id, searches, state, outcome, created_at, done_at"),
    Belonging("calls", "done_by_id", STAYS, why="who of the staff answered somebody's call"),
)
