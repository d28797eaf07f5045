"""Answers for machines that come again and again: bytes with a mark, and only the news that they are still the same."""

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response


def unless_unchanged(request: Request, body: bytes, media_type: str, *, seconds: int = 300) -> Response:
    """The body, or 304 for who has it already; caches may keep it for `seconds`."""
    tag = mark_of(body)
    headers = {"etag": tag, "cache-control": f"public, max-age={seconds}", "vary": "Accept-Language, Cookie"}
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def mark_of(body: bytes) -> str:
    return f'"{blake2b(body, digest_size=9).hexdigest()}"'


def has(request: Request, tag: str) -> bool:
    """Whether the asker names this mark as one of those it has, weakly or strongly."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in given.split(",")]
