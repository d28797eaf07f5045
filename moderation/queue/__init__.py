"""The queue: an item for each object, ordered by expected harm a minute, decided by one list of verbs, undone."""
