"""What happens to the roster."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterChanged:
    """Hours of somebody of the staff were added or removed."""

    actor_id: int | None
    user_id: int
    hours: str
