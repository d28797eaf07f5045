"""How what this server sends is signed, so that the receiver knows whose it is and that it is new. Pure."""

import hashlib
import hmac

SIGNATURE = "Talkoot-Signature"


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """`t` is in seconds since 1970, `v1` the HMAC-SHA256 of `t`, a full stop and the body."""
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"
