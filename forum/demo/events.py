"""What happens to the demonstration."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemonstrationRemoved:
    """The made-up community is gone; whoever keeps something derived from people and threads counts it again."""

    actor_id: int | None
    people: int
    threads: int
