"""What this room adds to the forum: nothing but what others ask it."""

from forum.extension import Extension

EXTENSION = Extension(name="unread")
