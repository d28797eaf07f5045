"""What becomes of a question before it is posted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundBeforeAsking:
    """Somebody about to ask found it instead: `how` is answered (a match answered it) or joined (they have it too)."""

    actor_id: int | None
    finding_id: int
    how: str
    object_kind: str
    object_id: int


@dataclass(frozen=True, slots=True)
class FindingTakenBack:
    """It was not the answer after all, or not the same question."""

    actor_id: int | None
    finding_id: int


@dataclass(frozen=True, slots=True)
class AskedAnyway:
    """A question was posted although matches had been shown; `shown` names them, such as thread:12."""

    actor_id: int | None
    finding_id: int
    thread_id: int
    shown: tuple[str, ...]
