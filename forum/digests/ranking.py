"""The best of what somebody follows. Pure.

Worth: two for each vote, one for each answer and for each person who has it too, three for being solved.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.following.levels import FOLLOWING, Choices, level_of

MOST = 10  # threads in a digest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thread in which something happened, and what its reader chose for it."""

    id: int
    score: int
    answers: int
    me_toos: int
    solved: bool
    choices: Choices


def worth(thread: Candidate) -> int:
    return 2 * thread.score + thread.answers + thread.me_toos + 3 * thread.solved


def best(threads: Iterable[Candidate], most: int = MOST) -> list[int]:
    """The ids of the best ones that their reader follows, the newest first where they are equal."""
    followed = [each for each in threads if level_of(each.choices) in FOLLOWING]
    return [each.id for each in sorted(followed, key=lambda each: (-worth(each), -each.id))[:most]]
