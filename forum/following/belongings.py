"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, Belonging

BELONGINGS = (Belonging("follows", "user_id", GOES, "kind, subject_id, created_at, level"),)
