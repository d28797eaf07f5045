"""Giving badges, taking them, and making up others."""
