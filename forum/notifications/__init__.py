"""Notifications: having been told, by the bell and by mail."""
