"""Keyset paging: where the last row of a page stood, as a short text in the address."""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request

Key = tuple[Any, ...]


def encode(*values: str | int | float | datetime) -> str:
    """A cursor from a row's sort values; moments become ISO texts."""
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(text: str | None, *kinds: type) -> Key | None:
    """The sort values of a cursor, each of its kind (datetime, int, float, str); None for none or a forged one."""
    if not text or len(text) > 300:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(values, list) or len(values) != len(kinds):
            return None
        return tuple(coerce(value, kind) for value, kind in zip(values, kinds, strict=True))
    except (ValueError, TypeError, binascii.Error, RecursionError, OverflowError):
        return None


def coerce(value: Any, kind: type) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(str(value))
        if moment.tzinfo is None:
            raise ValueError("a moment without a zone")
        return moment.astimezone(UTC)  # in UTC it may be none that there is: an OverflowError
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError("not of that kind")
    if isinstance(value, int) and abs(value) >= 2**63:
        raise ValueError("no row has such a number")
    return value


class Cursor:
    """The cursor of a request: `?after=` the last row of the page before, or `?before=` the first row of the page that
    follows; and the addresses of both neighbours."""

    def __init__(self, request: Request, values: Key | None, before: Key | None = None):
        self.request, self.values, self.before = request, values, before

    @classmethod
    def read(cls, request: Request, *kinds: type) -> "Cursor":
        asked = request.query_params
        return cls(request, decode(asked.get("after"), *kinds), decode(asked.get("before"), *kinds))

    def next_url(self, *values: str | int | float | datetime) -> str:
        """The page after the row with these values."""
        url = self.request.url.remove_query_params("before").include_query_params(after=encode(*values))
        return f"{url.path}?{url.query}"

    def previous_url(self, *values: str | int | float | datetime) -> str:
        """The page before the row with these values."""
        url = self.request.url.remove_query_params("after").include_query_params(before=encode(*values))
        return f"{url.path}?{url.query}"
