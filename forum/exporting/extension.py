"""What exporting adds to the forum: the command `talkoot export`."""

from forum.exporting.commands import add_export
from forum.extension import Extension

EXTENSION = Extension(name="exporting", commands=(add_export,))
