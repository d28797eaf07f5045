"""Many notices as one letter: by thread, and what is alike said once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.notifications.rows import About, NotificationRow

ALIKE_FROM = 3  # so many of one kind in one thread become one line
MOST_LINES = 30  # of a letter; the rest is counted


@dataclass(frozen=True, slots=True)
class Line:
    """What a letter says of one notice, or of `count` that are alike: then it shows the newest."""

    row: NotificationRow
    about: About
    count: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """What a letter says of one thread, or of something that belongs to none; `may_answer` where a reply is welcome."""

    lines: list[Line]
    may_answer: bool = False

    @property
    def newest(self) -> Line:
        return self.lines[-1]

    @property
    def thread_id(self) -> int | None:
        return self.newest.row.thread_id

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)


def parts_of(found: Sequence[tuple[NotificationRow, About]]) -> list[Part]:
    """`found` from the oldest to the newest; the threads in the order in which they first appear."""
    by_thread: dict[tuple[str, int], list[Line]] = {}
    for row, about in found:
        key = ("thread", row.thread_id) if row.thread_id is not None else ("alone", row.id)
        by_thread.setdefault(key, []).append(Line(row, about))
    return [Part(merged(lines)) for lines in by_thread.values()]


def merged(lines: list[Line]) -> list[Line]:
    """What is alike often enough stands as one line where its newest stood."""
    kinds = [line.row.kind for line in lines]
    newest = {kind: place for place, kind in enumerate(kinds)}
    kept: list[Line] = []
    for place, line in enumerate(lines):
        count = kinds.count(line.row.kind)
        if count < ALIKE_FROM:
            kept.append(line)
        elif newest[line.row.kind] == place:
            kept.append(Line(line.row, line.about, count))
    return kept
