"""Shifts of the week, who is there at a moment, and hours in which questions come and nobody is there. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from moderation.queue.hours import read_hours

Hour = tuple[int, int]  # day of the week (0 is Monday) and hour of the day


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody's hours; `language` '' for all."""

    id: int
    user_id: int
    name: str
    display_name: str
    hours: str
    language: str


@dataclass(frozen=True, slots=True)
class Cell:
    """An hour of the week: how many questions came in it, how many answers of staff, and how many people are there."""

    day: int
    hour: int
    questions: int
    answers: int
    people: int

    @property
    def is_gap(self) -> bool:
        """Questions come, nobody is there and nobody answers."""
        return self.questions > 0 and not self.people and not self.answers

    @property
    def look(self) -> str:
        return "gap" if self.is_gap else "there" if self.people or self.answers else "quiet"


def there_at(shifts: Iterable[OnDuty], now: datetime, zone: str, *, language: str | None = None) -> set[int]:
    """The ids of those who are there now, of a language (or all of them without one)."""
    local = now.astimezone(ZoneInfo(zone))
    wanted = [each for each in shifts if not each.language or language is None or each.language == language]
    return {each.user_id for each in wanted if is_in(each, local)}


def is_in(shift: OnDuty, local: datetime) -> bool:
    hours = read_hours(shift.hours, "UTC")
    return local.weekday() in hours.days and hours.opens <= local.hour * 60 + local.minute < hours.closes


def covered(shifts: Iterable[OnDuty]) -> dict[Hour, set[int]]:
    """Who is there in each hour of the week, for a part of it at least."""
    found: dict[Hour, set[int]] = {}
    for shift in shifts:
        hours = read_hours(shift.hours, "UTC")
        for day in hours.days:
            for hour in range(hours.opens // 60, (hours.closes + 59) // 60):
                found.setdefault((day, hour), set()).add(shift.user_id)
    return found


def week(questions: Mapping[Hour, int], answers: Mapping[Hour, int], shifts: Sequence[OnDuty]) -> list[list[Cell]]:
    """Seven days of 24 hours."""
    there = covered(shifts)
    return [
        [
            Cell(day, hour, questions.get((day, hour), 0), answers.get((day, hour), 0), len(there.get((day, hour), ())))
            for hour in range(24)
        ]
        for day in range(7)
    ]
