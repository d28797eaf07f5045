"""The same book kept a second time, from the log of events alone. Pure: no session, no I/O.

A post is replayed by itself, since what happens to its lines happens to it: events of all posts in the order of posts
need no more memory than the busiest of them. What a day's cap lets through depends only on what that day's open gains
are worth together, so a standing needs one number for each person and day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reputation.book.points import (
    FOR_NOW,
    GONE,
    Reversed,
    gains_in,
    given_back,
    is_askers_mark,
    lines_for,
    restores,
    reversed_by,
)
from reputation.book.price_lists import PriceList


@dataclass(slots=True)
class Entry:
    """A line in the replayed book; `gone` while its post is out of view, `annulled` while staff do not
    count it, `closed` for good."""

    user_id: int
    cause: str
    day: date
    vote_id: int | None
    closed: bool = False
    gone: bool = False
    annulled: bool = False

    @property
    def is_open(self) -> bool:
        return not (self.closed or self.gone or self.annulled)

    def is_among(self, meant: Iterable[Reversed]) -> bool:
        return any(which.takes(self.user_id, self.cause, self.vote_id) for which in meant)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the log; `day` is its UTC day."""

    id: int
    name: str
    day: date
    values: Mapping[str, Any]


def open_lines(events: Iterable[Happened], authors: Mapping[int, int | None]) -> list[Entry]:
    """The lines that stand after the events of one post, which come in the order in which they happened."""
    entries: list[Entry] = []
    annulled: list[Reversed] = []
    out_of_view = False
    for event in events:
        out_of_view = (out_of_view or event.name in GONE) and not restores(event.name, event.values)
        for which in reversed_by(event.name, event.values):
            close(entries, which, event.name)
        again = given_back(event.name, event.values)
        annulled = [each for each in annulled if each not in again]
        annulled += gains_in(event.values) if event.name == "GainsAnnulled" else []
        for entry in entries:
            if entry.annulled and entry.is_among(again):
                entry.annulled, entry.gone = False, out_of_view
        anew = is_askers_mark(event.name, event.values)
        for line in lines_for(event.name, event.values, authors):
            entry = Entry(line.user_id, line.cause, event.day, line.vote_id)
            entry.annulled = anew and entry.is_among(annulled)
            entries.append(entry)
        if restores(event.name, event.values):
            for entry in entries:
                entry.gone = False
    return [entry for entry in entries if entry.is_open]


def close(entries: list[Entry], which: Reversed, name: str) -> None:
    """For good, unless the event of this name can be taken back."""
    for entry in entries:
        if not entry.closed and which.takes(entry.user_id, entry.cause, entry.vote_id):
            entry.closed = name not in FOR_NOW
            entry.gone = entry.gone or name in GONE
            entry.annulled = entry.annulled or name in ("VotesAnnulled", "GainsAnnulled")


class Standings:
    """What open lines add up to under a price list."""

    def __init__(self, prices: PriceList):
        self.prices = prices
        self.exempt: dict[int, int] = defaultdict(int)
        self.days: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            worth = self.prices.worth(entry.cause)
            if self.prices.capped(entry.cause):
                self.days[entry.user_id][entry.day] += worth
            else:
                self.exempt[entry.user_id] += worth

    def of(self, user_id: int) -> int:
        cap = self.prices.daily_cap
        days = self.days.get(user_id, {}).values()
        capped = sum(worth if cap is None else min(worth, cap) for worth in days)
        return self.prices.base + self.exempt.get(user_id, 0) + capped
