"""Short texts that travel through the reader's hands and come back unchanged: signed with the forum's secret."""

import base64
import hashlib
import hmac
import json
from typing import Any


def sign(key: bytes, purpose: str, value: Any) -> str:
    """`value` as a URL-safe text that only `unsign` with the same key and purpose accepts."""
    body = base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")
    return f"{body}.{seal(key, purpose, body)}"


def unsign(key: bytes, purpose: str, text: str) -> Any:
    """The signed value, or None for anything that we did not sign for this purpose."""
    body, _dot, given = text.rpartition(".")
    if not hmac.compare_digest(seal(key, purpose, body).encode(), given.encode("utf-8", "replace")):
        return None
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def seal(key: bytes, purpose: str, body: str) -> str:
    mark = hmac.new(key, f"{purpose}\n{body}".encode("utf-8", "replace"), hashlib.sha256).digest()[:18]
    return base64.urlsafe_b64encode(mark).decode()
