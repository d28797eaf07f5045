"""Votes: up or down, one a person and post, never on one's own."""
