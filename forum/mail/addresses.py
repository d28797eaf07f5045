"""Addresses that hold a token: to whom a reply belongs is written into the address, and signed.

`reply+{token}@example.com` becomes `reply+r-2s-1f9-5k-1-mzxw6ytboi5gk3tf@example.com`: the purpose (`r`, a reply; `b`,
word of a letter that came back), the reader, the thread, the post, the reader's version of such addresses, and a mark
made with the forum's secret. All in lower case and without a sign that a mail program could take amiss, since many
change the case, and 64 characters at most. Who knows the address may write as that reader: it stands in their letters
only, and raising their version makes all earlier ones useless.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"([rb])-([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-z]{1,6})-([a-z2-7]{16})")
REPLY, BOUNCE = "r", "b"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an address says: whose it is, and the thread and post that a reply belongs to (0 for none)."""

    purpose: str
    user_id: int
    thread_id: int = 0
    post_id: int = 0
    version: int = 1


def address(pattern: str, key: bytes, mark: Mark) -> str:
    """`pattern` with the token of the mark in the place of {token}."""
    numbers = (mark.user_id, mark.thread_id, mark.post_id, mark.version)
    body = "-".join([mark.purpose, *map(base36, numbers)])
    return pattern.replace("{token}", f"{body}-{seal(key, body)}")


def mark_in(pattern: str, key: bytes, to: str) -> Mark | None:
    """What the address says, if we made it."""
    before, after = pattern.lower().split("{token}")
    given = to.strip().lower()
    if not given.startswith(before) or not given.endswith(after) or len(given) <= len(before) + len(after):
        return None
    found = SHAPE.fullmatch(given[len(before) : len(given) - len(after)])
    if found is None or not hmac.compare_digest(seal(key, found[0].rpartition("-")[0]), found[6]):
        return None
    numbers = [int(part, 36) for part in found.groups()[1:5]]
    return Mark(found[1], *numbers) if max(numbers) < 2**63 else None


def category_in(pattern: str, to: str) -> str | None:
    """The slug in an address that starts threads, `ask+{category}@example.com`."""
    before, after = pattern.lower().split("{category}")
    given = to.strip().lower()
    slug = given.removeprefix(before).removesuffix(after)
    return slug if given == before + slug + after and re.fullmatch(r"[a-z0-9-]{1,60}", slug) else None


def seal(key: bytes, body: str) -> str:
    """Eighty bits, which nobody guesses through a mail server."""
    mark = hmac.new(key, f"address\n{body}".encode(), hashlib.sha256).digest()[:10]
    return base64.b32encode(mark).decode().lower()


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits or "0"
