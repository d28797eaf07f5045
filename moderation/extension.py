"""What moderation adds to the forum."""

from forum.extension import Extension

EXTENSION = Extension(name="moderation")
