"""Triggers on pages of the forum."""
