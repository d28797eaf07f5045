"""What detectors look at: votes, acceptances and edits within a window of time, and marks that accounts share. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that one person gave another: a vote, an acceptance, an edit that was paid. `id` is the vote's, or the
    post's where it is none; `size` is the value of a vote and how many letters an edit changed."""

    id: int
    giver: int
    taker: int
    post_id: int
    topic: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SharedMark:
    """Accounts seen from one network, or from one browser in it."""

    kind: str  # network, device
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that happened in a window."""

    votes: tuple[Deed, ...] = ()
    acceptances: tuple[Deed, ...] = ()
    edits: tuple[Deed, ...] = ()
    marks: tuple[SharedMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a detector brings: who, by which deeds, how many, and how far from chance (the decimal places of its
    probability). `author_id` is whom it favours or harms, where that is one person."""

    kind: str
    people: tuple[int, ...]
    size: int
    surprise: float
    vote_ids: tuple[int, ...] = ()
    post_ids: tuple[int, ...] = ()
    author_id: int | None = None
    value: int = 1
    expected: float = 0.0


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sets of people are the same case: half of all of them are in both."""
    return 2 * len(one & other) >= len(one | other)
