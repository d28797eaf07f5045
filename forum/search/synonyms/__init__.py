"""Synonyms: other words for the same thing, as admins teach them, looked for by every engine.

They are taken into the query, so that they hold from the next search on. The road not taken was writing them into the
index: each change would have built it anew, and what somebody typed could no longer be told from what was taught.
"""
