"""Categories: where a thread lives, and who may see it."""
