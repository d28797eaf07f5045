"""What this room adds to the forum."""

from forum.extension import Extension
from forum.threads.pages import ROUTES

EXTENSION = Extension(name="threads", routes=ROUTES)
