"""The way to the publishers among the pages of an admin."""
