"""Comments: short remarks under a post."""
