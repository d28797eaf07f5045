"""The five fields of a cron line, and the next moment (UTC) that they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))  # minute, hour, day, month, weekday (0 and 7 are Sunday)
YEARS_AHEAD = 8  # 29 February comes at most eight years later (1896 to 1904, 2096 to 2104)


@dataclass(frozen=True, slots=True)
class Cron:
    """Which minutes, hours, days, months and weekdays; where both kinds of day are named, either will do."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool

    @classmethod
    def read(cls, line: str) -> "Cron":
        """From `*/10 * * * *` and the like; ValueError says what is wrong with it."""
        parts = line.split()
        if len(parts) != len(RANGES):
            raise ValueError(f"{line!r} has {len(parts)} fields, not five")
        minutes, hours, days, months, weekdays = (
            frozenset(number for item in part.split(",") for number in _numbers(item, least, most))
            for part, (least, most) in zip(parts, RANGES, strict=True)
        )
        either_day = not parts[2].startswith("*") and not parts[4].startswith("*")
        return cls(minutes, hours, days, months, frozenset(day % 7 for day in weekdays), either_day)

    def after(self, moment: datetime) -> datetime:
        """The first minute later than `moment` that this line names."""
        day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        for _ in range(YEARS_AHEAD * 366):
            if self.names(day):
                for found in self._minutes_of(day):
                    if found > moment:
                        return found
            day += timedelta(days=1)
        raise ValueError("no such day comes")

    def names(self, day: datetime) -> bool:
        by_date, by_weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        fits = (by_date or by_weekday) if self.either_day else (by_date and by_weekday)
        return fits and day.month in self.months

    def _minutes_of(self, day: datetime) -> Iterator[datetime]:
        return (day.replace(hour=hour, minute=minute) for hour in sorted(self.hours) for minute in sorted(self.minutes))


def _numbers(item: str, least: int, most: int) -> range:
    """One item of a field: `*`, `5`, `1-5`, `*/10`, `10-40/10`."""
    span, _, step = item.partition("/")
    first, dash, last = span.partition("-")
    try:
        low = least if span == "*" else int(first)
        high = most if span == "*" or (step and not dash) else int(last if dash else first)
        every = int(step or 1)
    except ValueError:
        raise ValueError(f"{item!r} is no number, range or step") from None
    if not (least <= low <= high <= most) or every < 1:
        raise ValueError(f"{item!r} is not between {least} and {most}")
    return range(low, high + 1, every)
