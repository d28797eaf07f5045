"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, Belonging

BELONGINGS = (Belonging("group_members", "user_id", GOES, "group_id, source"),)
