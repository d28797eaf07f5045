"""Votes: up or down, one a person and post, never on one's own.

Decision: a changed vote is a withdrawn and a cast one, with a row and an id of its own, so that a book that is kept of
votes never has to be corrected. Scores are columns, moved only by rows really added or removed.
"""
