"""How many minutes staff spent on the threads of a topic, as far as that can be known. Pure.

Decisions in the queue know how long they took. Answers do not: two minutes of reading each, and the time in which
thirty words a minute are written; this is an estimate, and said to be one.
"""

from dataclasses import dataclass

READING = 2.0  # minutes for each answer
WORDS_A_MINUTE = 30.0


@dataclass(frozen=True, slots=True)
class Spent:
    """What was counted: seconds of decisions, answers by staff and their words."""

    seconds: int = 0
    answers: int = 0
    words: int = 0

    @property
    def minutes(self) -> int:
        return round(self.seconds / 60 + READING * self.answers + self.words / WORDS_A_MINUTE)
