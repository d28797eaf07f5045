"""Who may judge evidence and how, how many votes one author may have of one person, when a case returns. Pure."""

from collections.abc import Collection

from forum.actor import Actor

GROWTH, MORE = 1.5, 3  # times as large, and so many more at least
VERBS = ("annul", "dismiss", "ask")


def may_read_evidence(actor: Actor) -> bool:
    return actor.is_moderator


def may_judge(actor: Actor, people: Collection[int]) -> bool:
    """Never about oneself."""
    return actor.is_moderator and actor.id not in people


GAINS = {"trade": "acceptances", "edits": "edits"}
"""Kinds of cases that are not about votes, and what was gained by them."""


def verbs_for(state: str, *, deeds: int) -> tuple[str, ...]:
    """The same answer draws the buttons and refuses the rest; there is nothing to annul where nothing was given."""
    if state != "open":
        return ()
    return VERBS if deeds else VERBS[1:]


def daily_votes(limit: int, value: int) -> int:
    """How many votes up, or half as many down, one person may give one author in a day."""
    return limit if value > 0 else max(1, limit // 2)


def has_grown(size: int, settled: int) -> bool:
    """Whether a dismissed case is new evidence."""
    return size >= settled * GROWTH and size >= settled + MORE
