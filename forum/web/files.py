"""Static files: cached for ever under an address that changes when any of them does, revalidated otherwise.

The mark stands before the path (/static/3f2a…/js/app.js), not behind it as a query, so that a module which imports its
neighbour, or a style sheet that names a file, asks for the marked address too. The many small style sheets are joined
when they are asked for: there is no build, and yet one request.
"""

import gzip
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from forum.paths import data_folder

IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);\n')
TEXTS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


class MarkedFiles(StaticFiles):
    """StaticFiles that tells caches how long, joins style sheets and sends texts compressed."""

    def __init__(self) -> None:
        super().__init__(directory=data_folder("static"))

    async def get_response(self, path: str, scope: Scope) -> Response:
        first, _slash, rest = path.partition("/")
        marked = first == mark()
        response = await super().get_response(rest if marked else path, scope)
        if response.status_code == 200 and (text := text_of(rest if marked else path)):
            response = compressed(text, Headers(scope=scope))
        response.headers["cache-control"] = FOR_EVER if marked else ASK_AGAIN
        return response


def static(path: str) -> str:
    """The address of a static file, marked so that it can be cached for ever."""
    return f"/static/{mark()}/{path}"


@cache
def mark() -> str:
    """Ten letters that change whenever any static file does."""
    folder = data_folder("static")
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    digest = sha256()
    for file in files:
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:10]


@cache
def text_of(path: str) -> tuple[bytes, bytes, str] | None:
    """A text file as it is, compressed, and with its type; None for anything else."""
    file = data_folder("static") / path
    if file.suffix not in TEXTS:
        return None
    plain = joined(file).encode() if file.suffix == ".css" else file.read_bytes()
    return plain, gzip.compress(plain, 9, mtime=0), TEXTS[file.suffix]


def joined(sheet: Path) -> str:
    """A style sheet with every `@import url("…") layer(…);` replaced by what it names."""

    def inside(found: re.Match[str]) -> str:
        return f"@layer {found[2]} {{\n{(sheet.parent / found[1]).read_text('utf-8')}}}\n"

    return IMPORT.sub(inside, sheet.read_text("utf-8"))


def compressed(text: tuple[bytes, bytes, str], asked: Headers) -> Response:
    """`text` in the form that the browser takes; nothing where it already has it."""
    plain, packed, media_type = text
    headers = {"vary": "Accept-Encoding", "etag": f'W/"{mark()}"'}
    if asked.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if "gzip" in asked.get("accept-encoding", ""):
        return Response(packed, headers={**headers, "content-encoding": "gzip"}, media_type=media_type)
    return Response(plain, headers=headers, media_type=media_type)
