"""What can happen between a user and a subject; `thread_id` is set where the subject is a thread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody wants to hear of a thread, category or tag."""

    actor_id: int | None
    kind: str
    subject_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Somebody wants to hear of it no longer."""

    actor_id: int | None
    kind: str
    subject_id: int
    thread_id: int | None = None
