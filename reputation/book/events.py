"""What can happen to the book itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceListApplied:
    """An admin put a price list in force, for everything that has happened and will happen."""

    actor_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class BookCorrected:
    """The lines by which a new price list corrects what was there are entered."""

    actor_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class LineDisputed:
    """Somebody said that a line of their statement is wrong."""

    actor_id: int | None
    user_id: int
    entry_id: int


@dataclass(frozen=True, slots=True)
class DisputeDecided:
    """Staff upheld the dispute of a line (which is then taken back) or dismissed it."""

    actor_id: int | None
    user_id: int
    entry_id: int
    upheld: bool
    cause: str
    thread_id: int | None
    post_id: int | None
    vote_id: int | None


@dataclass(frozen=True, slots=True)
class EditStood:
    """Somebody's edit of another person's post was still there after three days."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int
    version: int
