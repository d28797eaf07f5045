"""What this room adds to the forum."""

from forum.comments.belongings import BELONGINGS
from forum.comments.pages import ROUTES
from forum.extension import Extension

EXTENSION = Extension(name="comments", belongings=BELONGINGS, routes=ROUTES)
