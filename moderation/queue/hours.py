"""The hours in which staff are there, and how clocks run in them. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FORM = re.compile(r"(\w{3})(?:-(\w{3}))? (\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)", re.ASCII)
ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class StaffHours:
    """On these days of the week (0 is Monday) from one minute of the day to another, by the clocks of `zone`."""

    days: frozenset[int]
    opens: int
    closes: int
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()

    @property
    def is_enough(self) -> bool:
        """An hour a week at least, so that a clock of a month's minutes is counted in no time."""
        return len(self.days) * (self.closes - self.opens) >= 60

    @property
    def never_closed(self) -> bool:
        return len(self.days) == 7 and self.closes - self.opens == 1440 and not self.holidays

    def after_minutes(self, since: datetime, minutes: int) -> datetime:
        """When so many minutes have passed in which staff were there."""
        left, moment = timedelta(minutes=minutes), since
        if self.never_closed:
            return since + left
        while True:
            start, end = self.next_shift(moment)
            if start + left <= end:
                return start + left
            left -= end - start
            moment = end

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """How many whole minutes between the two staff are there; none where the end is not later."""
        total, moment = timedelta(), start
        while moment < end:
            opens, closes = (moment, end) if self.never_closed else self.next_shift(moment)
            total += max(timedelta(), min(closes, end) - opens)
            moment = closes
        return total // timedelta(minutes=1)

    def after_days(self, since: datetime, days: int) -> datetime:
        """The same time so many days later, or when staff are there next."""
        then = since + timedelta(days=days)
        return then if self.never_closed else self.next_shift(then)[0]

    def next_shift(self, moment: datetime) -> tuple[datetime, datetime]:
        """From the moment on, or from the next opening: until closing, both in UTC."""
        day = moment.astimezone(self.zone).date()
        for _ in range(9 + 7 * len(self.holidays)):  # were each holiday the only open day of its week
            if day.weekday() in self.days and day not in self.holidays:
                midnight = datetime.combine(day, time(), self.zone)
                start = (midnight + timedelta(minutes=self.opens)).astimezone(UTC)
                end = (midnight + timedelta(minutes=self.closes)).astimezone(UTC)
                if end > moment:
                    return max(start, moment), end
            day += timedelta(days=1)
        raise ValueError("no day of the week is open")


@cache
def read_hours(text: str, zone: str, holidays: frozenset[date] = frozenset()) -> StaffHours:
    """`mon-fri 09:00-18:00` or `always`; ValueError ends the sentence "TALKOOT_STAFF_HOURS …"."""
    if text == ALWAYS:
        return StaffHours(frozenset(range(7)), 0, 1440, ZoneInfo(zone), holidays)
    found = FORM.fullmatch(text.strip().lower())
    if found is None or found[1] not in NAMES or (found[2] or found[1]) not in NAMES:
        raise ValueError(f"must look like mon-fri 09:00-18:00 or be {ALWAYS}, not {text!r}")
    first, last = NAMES.index(found[1]), NAMES.index(found[2] or found[1])
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    opens, closes = int(found[3]) * 60 + int(found[4]), int(found[5]) * 60 + int(found[6])
    if not 0 <= opens < closes <= 1440:
        raise ValueError(f"must open before it closes, within one day, not {text!r}")
    return StaffHours(days, opens, closes, ZoneInfo(zone), holidays)
