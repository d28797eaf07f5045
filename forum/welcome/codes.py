"""The code of the first start: easy to copy from a console, impossible to guess."""

import hashlib
import hmac
import secrets

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
GROUPS, LENGTH = 3, 4  # 59 bits


def new_code() -> str:
    return "-".join("".join(secrets.choice(SIGNS) for _sign in range(LENGTH)) for _group in range(GROUPS))


def hash_of(code: str) -> bytes:
    """Of what was typed, however its letters and hyphens are spelled."""
    return hashlib.sha256("".join(sign for sign in code.lower() if sign.isalnum()).encode()).digest()


def fits(code: str, kept: bytes | None) -> bool:
    return kept is not None and hmac.compare_digest(hash_of(code), kept)
