"""What the pages of this room read: a whole thread, and how far a person has got."""

from forum.reading.queries.unread import news_of_rows, place_in, unread_threads
from forum.reading.queries.whole import WholeThread, whole_thread

__all__ = ["WholeThread", "whole_thread", "news_of_rows", "place_in", "unread_threads"]
