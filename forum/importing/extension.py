"""What importing adds to the forum: the command `talkoot import`."""

from forum.extension import Extension
from forum.importing.commands import add_import

EXTENSION = Extension(name="importing", commands=(add_import,))
