"""The words of the lists."""

from datetime import date
from functools import lru_cache

from babel.dates import format_skeleton

from forum.i18n import Message, _, current_locale, date_in

PERIODS: dict[str, Message] = {
    "week": _("Week"),
    "month": _("Month"),
    "quarter": _("Quarter"),
    "year": _("Year"),
    "all": _("All time"),
}
STATES: dict[str, Message] = {
    "sent": _("Sent"),
    "waiting": _("Waits to be sent"),
    "failing": _("Failed, will be tried again"),
    "given_up": _("Failed, given up"),
}


def words_of(period: str, start: date) -> Message | str:
    """The period as its reader says it."""
    if period == "all":
        return _("All time")
    if period == "year":
        return str(start.year)
    if period == "quarter":
        return _("Quarter %(number)s of %(year)s", number=(start.month + 2) // 3, year=start.year)
    if period == "month":
        return month_in(current_locale.get(), start)
    return _("Week from %(day)s", day=date_in(current_locale.get(), start))


@lru_cache(maxsize=1_000)
def month_in(locale: str, start: date) -> str:
    words = format_skeleton("yMMMM", start, locale=locale)
    return words[:1].upper() + words[1:]
