"""Pages of the knowledge base: articles for everybody, the desk for editors."""

from starlette.routing import Route

ROUTES: list[Route] = []
