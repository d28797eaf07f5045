"""What can happen to badges, beside their being given (forum/events.py: BadgeAwarded)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadgeRevoked:
    """The ground of somebody's badge is gone, and so is the badge."""

    actor_id: int | None
    user_id: int
    badge: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class BadgeGivenByHand:
    """Staff gave somebody a badge, and said why."""

    actor_id: int | None
    user_id: int
    badge: str
    reason: str


@dataclass(frozen=True, slots=True)
class BadgeTakenBack:
    """Staff took a badge from somebody, and said why; it does not come back by itself."""

    actor_id: int | None
    user_id: int
    badge: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnBadgeChanged:
    """An admin made a badge of the forum's own, or changed, switched or deleted it; `state` is on, off or deleted."""

    actor_id: int | None
    badge_id: int
    state: str


@dataclass(frozen=True, slots=True)
class BadgesRecounted:
    """The badges of everybody up to the person of this id were derived again; the next job goes on from there."""

    actor_id: int | None
    up_to: int
