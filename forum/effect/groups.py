"""Who belongs to the control group, and whether two texts ask the same. Pure."""

import hashlib
import hmac
import re

WORD = re.compile(r"[^\W_]{3,}")
BEGINNING = 5  # letters by which two forms of a word are taken for one
SAME = 0.5  # the share of words in common from which two texts ask the same


def is_control(key: bytes, reader: str, share: int) -> bool:
    """Drawn by lot, `share` of a hundred: the same for a reader for as long as the forum's secret is, and unlike any
    other lot that is drawn of it."""
    drawn = hmac.new(key, f"control group\n{reader}".encode("utf-8", "replace"), hashlib.sha256).digest()
    return int.from_bytes(drawn[:8], "big") / 2**64 < share / 100


def asks_the_same(one: str, other: str) -> bool:
    """By the beginnings of their words: Dice's coefficient of both sets."""
    mine, theirs = told(one), told(other)
    return bool(mine and theirs) and 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= SAME


def told(text: str) -> set[str]:
    return {word[:BEGINNING] for word in WORD.findall(text.casefold())}
