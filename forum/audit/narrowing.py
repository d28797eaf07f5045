"""What an admin narrows the log by, read from the address: names, a kind, days in the reader's own zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from forum.audited import KINDS
from forum.errors import Words
from forum.i18n import _

FIELDS = ("who", "kind", "about", "since", "until")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Narrowing:
    """As it was typed, and what is wrong with it."""

    raw: Mapping[str, str]
    since: datetime | None
    until: datetime | None
    errors: Mapping[str, Words]

    @property
    def query(self) -> str:
        """The same again, for an address; "" where nothing is narrowed."""
        return urlencode({name: text for name, text in self.raw.items() if text})


def narrowed(asked: Mapping[str, str], time_zone: str) -> Narrowing:
    raw = {name: " ".join(asked.get(name, "").replace("\0", "").split())[:LONGEST] for name in FIELDS}
    raw["kind"] = raw["kind"] if raw["kind"] in KINDS else ""
    days = {name: day_of(raw[name]) for name in ("since", "until")}
    wrong = {name: _("Write a day like 2026-11-23.") for name in days if raw[name] and days[name] is None}
    since, last = days["since"], days["until"]
    if since and last and last < since:
        wrong["until"] = _("This is before the first day.")
    return Narrowing(raw, midnight(since, time_zone), midnight(last and last + timedelta(days=1), time_zone), wrong)


def day_of(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1970 <= found.year < 9000 else None


def midnight(day: date | None, time_zone: str) -> datetime | None:
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime(day.year, day.month, day.day, tzinfo=zone) if day else None
