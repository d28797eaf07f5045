"""Reciprocal pairs: two people who vote for each other far beyond what others find in their posts. Pure."""

from collections.abc import Iterator

from reputation.evidence.habits import Habits, surprise
from reputation.evidence.rows import Finding

EACH_WAY = 5  # votes
SURPRISE = 3.0  # each way: together, one in a million
LIFT = 3.0  # times what is expected


def pairs(habits: Habits) -> list[Finding]:
    return list(found(habits))


def found(habits: Habits) -> Iterator[Finding]:
    for (giver, taker), given in habits.between.items():
        back = habits.between.get((taker, giver), ())
        if giver >= taker or min(len(given), len(back)) < EACH_WAY:
            continue
        there = strength(habits, giver, taker)
        here = strength(habits, taker, giver)
        if there and here:
            deeds = [*given, *back]
            yield Finding(
                "pair", (giver, taker), len(deeds), round(there + here, 1),
                tuple(deed.id for deed in deeds), tuple(deed.post_id for deed in deeds),
                expected=round(habits.expected(giver, taker) + habits.expected(taker, giver), 1),
            )  # fmt: skip


def strength(habits: Habits, giver: int, taker: int) -> float:
    """How surprising one way is; 0 where habit explains it."""
    count, expected = habits.count(giver, taker), habits.expected(giver, taker)
    far = surprise(count, expected)
    return far if far >= SURPRISE and count >= LIFT * expected else 0.0
