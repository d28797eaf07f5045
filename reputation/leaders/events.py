"""What can happen to the lists, to rewards, to helpers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeadersMissing:
    """The sums beside the book are not there, or not right: they are derived from it again."""

    actor_id: int | None


@dataclass(frozen=True, slots=True)
class PlaceReached:
    """A week, month, quarter or year is over, and somebody was among the first of the whole forum; `start` is its first
    day, ISO 8601."""

    actor_id: int | None
    user_id: int
    period: str
    start: str
    place: int
    points: int


@dataclass(frozen=True, slots=True)
class RewardQueued:
    """Word of a reward waits to be sent to somebody else's server."""

    actor_id: int | None
    sending_id: int


@dataclass(frozen=True, slots=True)
class RewardHookChanged:
    """An admin made, changed or removed an address to which word of rewards is sent; `deed` says which."""

    actor_id: int | None
    hook_id: int
    deed: str
