"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import EMPTIED, Belonging

BELONGINGS = (Belonging("setup_steps", "user_id", EMPTIED, why="which admin ticked a step"),)
