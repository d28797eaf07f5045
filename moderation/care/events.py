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


@dataclass(frozen=True, slots=True)
class ClocksMoved:
    """An admin let the targets that hold now govern so many questions that were open already."""

    actor_id: int | None
    questions: int


@dataclass(frozen=True, slots=True)
class KeepersChanged:
    """An admin said whom the ladder calls for the questions of a category, or of all."""

    actor_id: int | None
    category_id: int | None


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """An admin saved or removed a calendar; `verb` says which."""

    actor_id: int | None
    verb: str
    name: str
