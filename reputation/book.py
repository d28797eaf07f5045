"""The same book kept in memory: replays the log of events from the first to the last. Pure: no session, no I/O."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reputation.points import Reversed, lines_for, restores, reversed_by


@dataclass(slots=True)
class Entry:
    """A line in the replayed book; `gone` while its post is out of view."""

    user_id: int
    amount: int
    cause: str
    vote_id: int | None
    closed: bool = False
    gone: bool = False


class Book:
    """Standings as the events alone say they should be."""

    def __init__(self, authors: Mapping[int, int | None]):
        self.authors = authors
        self.standings: dict[int, int] = defaultdict(int)
        self.by_post: dict[int, list[Entry]] = defaultdict(list)
        self.by_vote: dict[int, list[Entry]] = defaultdict(list)

    def hear(self, name: str, event: Mapping[str, Any]) -> None:
        for which in reversed_by(name, event):
            self.reverse(which, gone=name.startswith("Post"))
        for line in lines_for(name, event, self.authors):
            entry = Entry(line.user_id, line.amount, line.cause, line.vote_id)
            self.standings[entry.user_id] += entry.amount
            if line.post_id is not None:
                self.by_post[line.post_id].append(entry)
            if line.vote_id is not None:
                self.by_vote[line.vote_id].append(entry)
        if restores(name, event):
            self.restore(event["post_id"])

    def reverse(self, which: Reversed, *, gone: bool) -> None:
        if which.vote_id is not None:
            entries = self.by_vote.get(which.vote_id, [])
        else:
            entries = self.by_post.get(which.post_id or 0, [])
        for entry in entries:
            if entry.closed or (which.causes and entry.cause not in which.causes):
                continue
            if not entry.gone:
                self.standings[entry.user_id] -= entry.amount
            entry.closed, entry.gone = not gone, gone

    def restore(self, post_id: int) -> None:
        for entry in self.by_post.get(post_id, []):
            if entry.gone:
                entry.gone = False
                self.standings[entry.user_id] += entry.amount
