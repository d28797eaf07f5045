"""Following: wanting to hear of a thread, a category or a tag."""
