"""Badges: what is recognised, who was given what."""
