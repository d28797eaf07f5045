"""How what this server sends is signed, so that the receiver knows whose it is and that it is new. Pure."""

import hashlib
import hmac
from collections.abc import Sequence

SIGNATURE = "Talkoot-Signature"


def headers_for(
    secrets: Sequence[str], timestamp: int, body: bytes, *, kind: str, delivery: int | None = None
) -> dict[str, str]:
    """What goes along with a body of JSON; signed once for each secret, while an old one still counts."""
    first, *rest = [signature(secret, timestamp, body) for secret in secrets]
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Talkoot-Event": kind,
        SIGNATURE: ",".join([first, *(each.partition(",")[2] for each in rest)]),
    }
    return headers if delivery is None else {**headers, "Talkoot-Delivery": str(delivery)}


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """`t` is in seconds since 1970, `v1` the HMAC-SHA256 of `t`, a full stop and the body."""
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"
