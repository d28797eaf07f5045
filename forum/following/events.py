"""What can happen between a user and a subject; `thread_id` is set where the subject is a thread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody wants to hear of a thread, category or tag: every post (`every`) or what is new (`new`)."""

    actor_id: int | None
    kind: str
    subject_id: int
    thread_id: int | None = None
    level: str = "every"


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Somebody wants to hear only what is about themselves (`own`), or nothing at all (`mute`)."""

    actor_id: int | None
    kind: str
    subject_id: int
    thread_id: int | None = None
    level: str = "own"
