"""What a mistyped word may have been meant for, and how certainly. Pure."""

from collections.abc import Mapping, Sequence

from forum.search.words import edits, fold, stem

MOST_MEANINGS = 3  # of a word; more say nothing
CERTAINTY = {0: 1.0, 1: 0.8, 2: 0.55}  # by slips of the finger
BEGUN = 0.8  # of a word whose typing has only begun


def slips(word: str, other: str) -> int:
    """Between a typed word and a stem of the index."""
    return min(edits(fold(word), other), edits(stem(word), other))


def certainties(word: str, near: Sequence[str]) -> Mapping[str, float]:
    """Of stems that are `near` the typed word, the nearest ones alone."""
    by_slips = {other: 0 if other.startswith(fold(word)) else slips(word, other) for other in near}
    least = min(by_slips.values())
    nearest = [other for other in near if by_slips[other] == least][:MOST_MEANINGS]
    return {other: CERTAINTY.get(least, BEGUN) if least else BEGUN for other in nearest}
