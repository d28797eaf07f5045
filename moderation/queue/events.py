"""What happens in the queue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BroughtToQueue:
    """Something brought an object to the queue, or joined where it waited already."""

    actor_id: int | None
    reviewable_id: int
    object_kind: str
    object_id: int
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A moderator decided something about an object."""

    actor_id: int | None
    decision_id: int
    verb: str
    object_kind: str
    object_id: int


@dataclass(frozen=True, slots=True)
class ItemDecided:
    """An item waits no longer; `useful` says whether it had needed somebody."""

    actor_id: int | None
    reviewable_id: int
    object_kind: str
    object_id: int
    useful: bool


@dataclass(frozen=True, slots=True)
class DecisionUndone:
    """A decision was taken back, with what it had done."""

    actor_id: int | None
    decision_id: int
    verb: str
    object_kind: str
    object_id: int
