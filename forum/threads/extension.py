"""What this room adds to the forum."""

from forum.extension import Extension
from forum.threads.commands import add_languages
from forum.threads.pages import ROUTES

EXTENSION = Extension(name="threads", routes=ROUTES, commands=[add_languages])
