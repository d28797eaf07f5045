"""What this room adds to the forum: the command `talkoot load-demo`."""

from forum.extension import Extension
from forum.measuring.commands import add_load_demo

EXTENSION = Extension(name="measuring", commands=(add_load_demo,))
