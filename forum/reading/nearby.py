"""Which threads are about the same things as one: remembered for a while, since finding them costs more than all the
rest of its page. Only ids are kept; whether they may be seen is asked each time that they are shown.
"""

from collections import OrderedDict
from datetime import datetime, timedelta

from forum.threads.rows import ThreadView

FRESH = timedelta(minutes=5)
MOST_THREADS = 10_000

Key = tuple[int, str, tuple[str, ...], int, tuple[str, ...]]


class Nearby:
    """The memory of one process."""

    def __init__(self) -> None:
        self.known: OrderedDict[Key, tuple[datetime, list[int]]] = OrderedDict()

    def recall(self, thread: ThreadView, sees: tuple[str, ...], now: datetime) -> list[int] | None:
        """The ids; None where nothing is known, or nothing of late."""
        found_at, ids = self.known.get(key_of(thread, sees), (None, []))
        return ids if found_at is not None and timedelta(0) <= now - found_at < FRESH else None

    def note(self, thread: ThreadView, sees: tuple[str, ...], now: datetime, *, ids: list[int]) -> None:
        key = key_of(thread, sees)
        self.known[key] = now, ids
        self.known.move_to_end(key)
        if len(self.known) > MOST_THREADS:
            self.known.popitem(last=False)


def key_of(thread: ThreadView, sees: tuple[str, ...]) -> Key:
    """Whatever decides what is near."""
    return thread.id, thread.title, tuple(thread.tags), thread.category_id, sees
