"""The words of a search as they are noted, and whether one search goes on from another. Pure."""

import re

LONGEST = 120  # characters
MAIL = re.compile(r"\S+@\S+")
LONG_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\s().-]?\d){6,}(?!\w)")  # of a phone, a card, an order
PRIVATE = "…"


def noted_words(text: str) -> str:
    """In small letters, one space between words; what may tell who somebody is left out."""
    kept = LONG_NUMBER.sub(PRIVATE, MAIL.sub(PRIVATE, text))
    return " ".join(kept.lower().split())[:LONGEST].rstrip()


def goes_on(before: str, now: str) -> bool:
    """Whether somebody who looked for the one is still typing it: letters were added at its end, or taken away."""
    return now.startswith(before) or before.startswith(now)
