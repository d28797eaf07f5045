"""Words in the reader's language: lazy messages, the current locale, numbers and dates.

The locale stands in a context variable, set once a request (and once a mail): it changes how words look and
never what happens, which is why it may be implicit where the actor may not.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import date as calendar_day
from datetime import datetime, timedelta
from functools import cache, lru_cache
from math import floor, inf
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal

from forum.catalogues import SOURCE, translations
from forum.tongues import LANGUAGES

MONTH = 30 * 86400  # seconds
UNITS = (("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400), ("week", 7 * 86400), ("month", MONTH))
NEARLY = [0.85 * length for _unit, length in UNITS[1:]]  # where the next unit begins, as Babel has it
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
current_locale: ContextVar[str] = ContextVar("current_locale", default=SOURCE)
current_time_zone: ContextVar[str] = ContextVar("current_time_zone", default="UTC")


class Message:
    """A sentence that becomes words only when it is shown, in the language of whoever reads it."""

    def __init__(self, one: str, many: str | None = None, count: int = 0, *, params: dict[str, Any] | None = None):
        self.one, self.many, self.count, self.params = one, many, count, params or {}

    def __str__(self) -> str:
        text = gettext(self.one) if self.many is None else ngettext(self.one, self.many, self.count)
        return placed(text, self.params) if self.params else text

    def __repr__(self) -> str:
        return f"Message({self.one!r})"

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, str | Message) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.one, self.count))


def placed(text: str, values: Mapping[str, Any]) -> str:
    """The values put into the text. One that is written in the other direction stands for itself: otherwise a name in
    Hebrew would draw the date that follows it to its other side."""
    rtl = direction(current_locale.get()) == "rtl"
    return text % {name: isolated(each) if rtl or turns(each) else each for name, each in values.items()}


def turns(value: object) -> bool:
    return isinstance(value, str) and not value.isascii() and RIGHT_TO_LEFT.search(value) is not None


def isolated(value: Any) -> Any:
    """Between the signs that Unicode has for it; Markup stays Markup, what is no text stays as it is."""
    return type(value)("\u2068") + value + "\u2069" if isinstance(value, str) else value


def _(message: str, **params: Any) -> Message:
    return Message(message, params=params)


def n_(one: str, many: str, count: int, **params: Any) -> Message:
    return Message(one, many, count, params={"count": count, **params})


def gettext(message: str) -> str:
    return translations(current_locale.get()).gettext(message)


def pgettext(context: str, message: str) -> str:
    """A word that other languages say in two ways: `context` tells translators which is meant."""
    return translations(current_locale.get()).pgettext(context, message)


def ngettext(one: str, many: str, count: int) -> str:
    return translations(current_locale.get()).ngettext(one, many, count)


def number(value: float) -> str:
    return number_in(current_locale.get(), value)


def date(moment: datetime) -> str:
    return date_in(current_locale.get(), in_zone(moment).date())


def exact(moment: datetime) -> str:
    return exact_in(current_locale.get(), in_zone(moment))


# A list shows a hundred small numbers and moments, mostly the same as a second ago: formatting them takes longest.
@lru_cache(maxsize=10_000)
def number_in(locale: str, value: float) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=10_000)
def date_in(locale: str, day: calendar_day) -> str:
    return format_date(day, format="medium", locale=locale)


@lru_cache(maxsize=10_000)
def exact_in(locale: str, moment: datetime) -> str:
    return format_datetime(moment, format="medium", locale=locale)


def ago(moment: datetime, now: datetime) -> str:
    """Relative time such as "3 days ago" up to a month, the date beyond that."""
    distance = in_units(floor((moment - now).total_seconds()))
    return ago_in(current_locale.get(), *distance) if distance else date(moment)


def in_units(seconds: int) -> tuple[str, int] | None:
    """The largest unit of which it is nearly one, and how many of it; less than 0 in the past. None beyond a month."""
    size = abs(seconds)
    if size > MONTH:
        return None
    unit, length = UNITS[bisect_right(NEARLY, size)]
    count = round(size / length)
    return unit, count if seconds >= 0 else -count


@lru_cache(maxsize=1_000)
def ago_in(locale: str, unit: str, count: int) -> str:
    given: dict[str, Any] = {"granularity": unit, "threshold": inf}  # the unit is chosen already
    return format_timedelta(timedelta(seconds=count * dict(UNITS)[unit]), **given, add_direction=True, locale=locale)


def in_zone(moment: datetime) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(current_time_zone.get()))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


@cache
def language_name(locale: str) -> str:
    """What a language calls itself, as the first word of a line: "Русский"."""
    name = Locale.parse(locale).get_display_name(locale) or locale
    return name[:1].upper() + name[1:]


def language_here(language: str) -> str:
    """What the language of a post is called in the language of the page: "русский", "Russian"."""
    return language_in(current_locale.get(), language)


@lru_cache(maxsize=1_000)
def language_in(locale: str, language: str) -> str:
    try:
        return Locale.parse(language).get_display_name(locale) or language
    except (UnknownLocaleError, ValueError):
        return language


def language_choices(first: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The languages that a post may be in, by name, those of the forum before all others."""
    ours = [each.split("_")[0] for each in first]
    codes = sorted(LANGUAGES, key=lambda code: (code not in ours, language_here(code).casefold()))
    return [(code, language_here(code)) for code in codes]


def language_tag(locale: str) -> str:
    """As HTML and HTTP write it: "pt-BR"."""
    return locale.replace("_", "-")


@cache
def direction(locale: str) -> str:
    """ "ltr" or "rtl"."""
    try:
        return Locale.parse(locale).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def locale_of(wanted: str, accepted: str, offered: tuple[str, ...]) -> str:
    """A visitor's language: the one they `wanted` if it is offered, else by their browser's Accept-Language header."""
    if wanted in offered:
        return wanted
    return offered[0] if len(offered) == 1 else choose_locale(accepted[:200], offered)


@lru_cache(maxsize=1_000)
def choose_locale(wanted: str, offered: tuple[str, ...]) -> str:
    """The first language of an Accept-Language header that is offered, else the first offered."""
    ranked = sorted((quality_of(part) for part in wanted.split(",") if part.strip()), key=lambda pair: -pair[0])
    for quality, tag in ranked:
        found = nearest(tag, offered) if quality > 0 else None
        if found is not None:
            return found
    return offered[0]


def nearest(tag: str, offered: tuple[str, ...]) -> str | None:
    """The language itself, else its common form, else that of another country: "pt-BR" -> pt_BR, pt, pt_PT."""
    whole, common = tag.replace("-", "_"), tag.split("-")[0]
    for wanted in (whole, common):
        for each in offered:
            if each.lower() == wanted:
                return each
    return next((each for each in offered if each.split("_")[0] == common), None)


def quality_of(part: str) -> tuple[float, str]:
    tag, _sep, quality = part.strip().partition(";")
    try:
        return (float(quality.strip().removeprefix("q=")) if quality else 1.0, tag.strip().lower())
    except ValueError:
        return (0.0, tag.strip().lower())
