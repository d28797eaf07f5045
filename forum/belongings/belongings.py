"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging("takeouts", "user_id", GOES, why="the files that these lines are in"),
    Belonging("takeouts", "asked_by_id", STAYS, why="which admin asked for them"),
    Belonging("leavings", "user_id", STAYS, why="that they left, and when"),
    Belonging("leavings", "asked_by_id", STAYS, why="which admin did it for them"),
    Belonging("backup_runs", "asked_by_id", STAYS, why="a deed of an admin"),
    Belonging("api_tokens", "user_id", GOES, "id, name, scopes, created_at, expires_at, used_at"),
    Belonging("api_tokens", "made_by_id", STAYS, why="a deed of an admin"),
    Belonging("api_answers", "user_id", GOES, why="answers kept for a day, so that a repeated request counts once"),
)
