"""The pages of keys and of "Go to"."""

from starlette.routing import Route

from forum.keys.pages.help import choose_keys, show_keys
from forum.keys.pages.palette import palette

ROUTES = (
    Route("/help/keys", show_keys, methods=["GET"]),
    Route("/help/keys", choose_keys, methods=["POST"]),
    Route("/palette", palette, methods=["GET"]),
)
