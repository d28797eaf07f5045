"""What happens with product feedback."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductLabelled:
    """Staff labelled a thread with these themes as product feedback, or with none any more."""

    actor_id: int | None
    thread_id: int
    theme_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProductWeekMailed:
    """A week's list is to go to this address; `key` keeps one letter from going twice."""

    actor_id: int | None
    week: str
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class ProductWeekTold:
    """A week's list is to go to the webhook."""

    actor_id: int | None
    week: str
