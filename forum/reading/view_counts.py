"""Who has read what today: views are gathered in memory and written a few seconds later, once a reader and day.

A write for every reading would make reading slow. What waits in memory when a process dies is lost: a count of
views is a hint, and the figures of the forum come from events.
"""

import os
from collections import Counter
from datetime import date, datetime, timedelta
from hashlib import blake2b

WAIT = timedelta(seconds=10)
MOST_SEEN = 200_000


class ViewCounts:
    """The views of one process; `take` hands over what waits, at most every ten seconds."""

    def __init__(self) -> None:
        self.salt = os.urandom(16)
        self.day: date | None = None
        self.seen: set[bytes] = set()
        self.waiting: Counter[int] = Counter()
        self.taken_at: datetime | None = None

    def note(self, thread_id: int, reader: str, now: datetime) -> None:
        """Count one view, unless this reader has been counted today; readers are kept as salted hashes only."""
        if self.day != now.date() or len(self.seen) >= MOST_SEEN:
            self.day = now.date()
            self.seen.clear()
        mark = blake2b(f"{thread_id} {reader}".encode(), key=self.salt, digest_size=8).digest()
        if mark not in self.seen:
            self.seen.add(mark)
            self.waiting[thread_id] += 1

    def take(self, now: datetime) -> dict[int, int]:
        """Thread id -> new views, which count as handed over; empty when it is too early or nothing waits."""
        if not self.waiting or (self.taken_at is not None and now - self.taken_at < WAIT):
            return {}
        self.taken_at = now
        counts = dict(self.waiting)
        self.waiting.clear()
        return counts
