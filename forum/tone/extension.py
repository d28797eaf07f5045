"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import Extension
from forum.tone.pages import switch

EXTENSION = Extension(name="tone", routes=(Route("/settings/tone", switch, methods=["POST"]),))
