"""What happens to articles elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublisherRunQueued:
    """Something is to be done with a publisher: an article brought there or taken away, or all of it listed."""

    actor_id: int | None
    run_id: int


@dataclass(frozen=True, slots=True)
class PublisherChanged:
    """An admin added a publisher, changed or removed it."""

    actor_id: int | None
    publisher_id: int
