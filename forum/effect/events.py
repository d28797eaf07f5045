"""What is decided about measuring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionCostsSet:
    """An admin said what a question costs: minutes of staff, and an hour of theirs in hundredths of a currency."""

    actor_id: int | None
    minutes: int
    hour_cents: int
    currency: str
