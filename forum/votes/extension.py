"""What this room adds to the forum."""

from forum.extension import Extension
from forum.votes.belongings import BELONGINGS
from forum.votes.pages import ROUTES

EXTENSION = Extension(name="votes", belongings=BELONGINGS, routes=ROUTES)
