"""What the pages of this room read: a whole thread."""

from forum.reading.queries.whole import WholeThread, whole_thread

__all__ = ["WholeThread", "whole_thread"]
