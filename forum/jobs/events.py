"""What admins do with jobs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JobsRetried:
    """An admin had so many held jobs tried again."""

    actor_id: int | None
    count: int


@dataclass(frozen=True, slots=True)
class JobDeleted:
    """An admin gave a held job up: whoever was to hear of that event never does."""

    actor_id: int | None
    job_id: int
