"""What happens about people at risk; heard by nobody outside staff."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RiskMarked:
    """Staff marked that somebody may be at risk."""

    actor_id: int | None
    mark_id: int
    object_kind: str
    object_id: int


@dataclass(frozen=True, slots=True)
class RiskLifted:
    """Staff lifted such a mark, with a note."""

    actor_id: int | None
    mark_id: int
