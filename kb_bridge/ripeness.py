"""When a topic is worth an article: enough different people asked within the window; and how much it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2, log10

RIPE_ASKERS = 5
WINDOW = timedelta(days=180)
"""The third walk of DESIGN.md: five distinct askers in 180 days. Askers and not threads, since one impatient person
asking five times is one person. Measured on streams of questions, groups of 15 askers and more are almost always
pure and those of 5 to 7 seldom: the editor's desk therefore ranks by people, and nothing is published by itself."""
RETURNS_AT = 2.0
"""A topic that was rejected is proposed again when so many times as many people ask as did then."""
HALF_LIFE = timedelta(days=45)
ECHO_OF_ME_TOO = 0.5
"""Somebody who presses "I have this too" says less than somebody who asks: half. Tenfold views add as much again: they
tell of readers whom nobody knows. Neither makes a topic ripe, which takes people who asked."""


@dataclass(frozen=True, slots=True)
class Need:
    """So many different people within so much time make a topic ripe."""

    askers: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody asked: `asker` identifies them among each other."""

    asker: str
    at: datetime
    is_solved: bool = False
    echo: float = 0.0  # who else has it, without asking: see ECHO_OF_ME_TOO


def most_askers(askings: Sequence[Asking], window: timedelta = WINDOW) -> int:
    """The most distinct askers that any window holds. Any, not the last: an import and the same questions told one by
    one come to the same, and a topic does not unripen while it waits for an editor."""
    ordered = sorted(askings, key=lambda each: each.at)
    most = first = 0
    for last, asking in enumerate(ordered):
        while asking.at - ordered[first].at > window:
            first += 1
        most = max(most, len({each.asker for each in ordered[first : last + 1]}))
    return most


def worth(askings: Sequence[Asking], now: datetime) -> float:
    """log2(1 + askers, each halved for every 45 days since they last asked, and their echo) x (half + half the share of
    solved): many people, lately, and an answer to give them. Size ranked best in experiments."""
    if not askings:
        return 0.0
    latest: dict[str, datetime] = {}
    for asking in askings:
        latest[asking.asker] = max(asking.at, latest.get(asking.asker, asking.at))
    recent = sum(2 ** (-max(timedelta(0), now - at) / HALF_LIFE) for at in latest.values())
    recent += sum(each.echo * 2 ** (-max(timedelta(0), now - each.at) / HALF_LIFE) for each in askings)
    solved = sum(asking.is_solved for asking in askings) / len(askings)
    return log2(1 + recent) * (0.5 + 0.5 * solved)


def echo(me_too: int, views: int) -> float:
    return ECHO_OF_ME_TOO * (me_too + log10(1 + max(0, views)))


def standing(value: float, nearness: float) -> float:
    """Worth, less where a larger topic asks nearly the same (`nearness`, 0 to 1): both may be one article. On streams
    of bank questions the share of right ones among the first twenty rose from .62 to .72 with it."""
    return value * (1 - nearness)
