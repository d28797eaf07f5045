"""Following: wanting to hear of a thread, a category or a tag.

Whoever writes in a thread follows it, unless they once stopped following it: that choice is not kept in a column but
read from the log of events, where the last of their `Followed` and `Unfollowed` in the thread stands.
"""
