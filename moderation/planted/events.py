"""What happens with test questions; heard by nobody outside staff."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionPlanted:
    """Staff planted a test question."""

    actor_id: int | None
    thread_id: int


@dataclass(frozen=True, slots=True)
class PlantedEnded:
    """A test is over: its thread says what it was (`shown`), or is gone."""

    actor_id: int | None
    thread_id: int
    shown: bool


@dataclass(frozen=True, slots=True)
class PlantedGraded:
    """Staff said how good the answers to a test were."""

    actor_id: int | None
    thread_id: int
    grade: str
