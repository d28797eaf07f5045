"""What happens to flags."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """Somebody reported a post or comment."""

    actor_id: int | None
    reviewable_id: int
    object_kind: str
    object_id: int
    kind: str
