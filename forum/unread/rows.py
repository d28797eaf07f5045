"""What counts as new to a person, and what the lists say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.actor import Actor

# Whoever comes back after a long time, or has just signed up, is not drowned: what is older than this counts as read,
# and so does all that was said before they came.
REMEMBERED = timedelta(days=60)
MOST_NEW = 100  # counted; beyond that a list says "99+"


@dataclass(frozen=True, slots=True)
class RowNews:
    """What is new in a thread: `posts` unread ones, among them the one that opens it where `whole`."""

    posts: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Place:
    """How far a person has read a thread: the unread posts in the order in which they came, and where they stood."""

    unread: tuple[int, ...] = ()
    stood_at: int | None = None


NOWHERE = Place()
NOTHING_NEW: Mapping[int, RowNews] = {}


def counted_from(actor: Actor, now: datetime) -> datetime:
    """What is not younger than this is read, whatever else is known."""
    return max(each for each in (actor.all_read_at, actor.created_at, now - REMEMBERED) if each is not None)
