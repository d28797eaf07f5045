"""Static files: cached for ever when asked for with their mark, revalidated otherwise."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from forum.paths import data_folder


class MarkedFiles(StaticFiles):
    """StaticFiles that tells caches how long: a `?v=` mark changes with the file, so the answer never does."""

    def __init__(self) -> None:
        super().__init__(directory=data_folder("static"))

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        marked = scope.get("query_string", b"").startswith(b"v=")
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if marked else "no-cache"
        return response
