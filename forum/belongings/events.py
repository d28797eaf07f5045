"""What happens to what is kept of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeoutAdvanced:
    """Of a file that a person takes along, the steps before `step` are made."""

    actor_id: int | None
    user_id: int
    takeout_id: int
    step: int


@dataclass(frozen=True, slots=True)
class TakeoutFetched:
    """Somebody has downloaded the file with what is kept of a person."""

    actor_id: int | None
    user_id: int
    takeout_id: int


@dataclass(frozen=True, slots=True)
class LeavingAsked:
    """Somebody's account is to be deleted at the moment `due_at` (ISO 8601)."""

    actor_id: int | None
    user_id: int
    due_at: str
    posts: str


@dataclass(frozen=True, slots=True)
class LeavingTakenBack:
    """Somebody stays after all."""

    actor_id: int | None
    user_id: int
