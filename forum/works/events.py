"""What happens to planned works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorksAnnounced:
    """An admin announced planned works, or changed what is announced."""

    actor_id: int | None
    works_id: int


@dataclass(frozen=True, slots=True)
class WorksEnded:
    """An admin ended what was announced, before its time or before it began."""

    actor_id: int | None
    works_id: int
