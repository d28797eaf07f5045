"""What happens to questions that staff look after, and to what they aim at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CareChanged:
    """Somebody of the staff did something about a question: `verb` says what."""

    actor_id: int | None
    thread_id: int
    verb: str


@dataclass(frozen=True, slots=True)
class TargetChanged:
    """An admin set or removed within what time replies are due."""

    actor_id: int | None
    category_id: int | None
    language: str
    minutes: int | None
