"""What happens to feedback."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """Somebody, perhaps a visitor, wrote to those who run the forum."""

    actor_id: int | None
    feedback_id: int


@dataclass(frozen=True, slots=True)
class FeedbackSorted:
    """An admin marked feedback as new, seen or done."""

    actor_id: int | None
    feedback_id: int
    state: str
