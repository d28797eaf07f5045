"""What happens to how long things are kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeepingChanged:
    """An admin said for how many days something is kept; `before` are the days until then."""

    actor_id: int | None
    name: str
    before: int
    days: int
