"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, Belonging

BELONGINGS = (
    Belonging("identities", "user_id", GOES, "id, provider, issuer, subject, email, plan, created_at, used_at"),
    Belonging("journeys", "user_id", GOES, why="ten minutes of somebody who signs in elsewhere"),
)
