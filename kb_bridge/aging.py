"""Which answers are old, and why that is thought. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.i18n import Message, _
from kb_bridge.truth.weighing import newest


@dataclass(frozen=True, slots=True)
class Aged:
    """An answer as its age is judged: when it was written, and all that it and its question say."""

    written_at: datetime
    said: list[str]
    is_outdated: bool = False


def why_old(answer: Aged, questions: Iterable[str], *, now: datetime, days: int) -> Message | None:
    """People said so; or it speaks of an older version than the newest one named in the questions; or it is older than
    `days`. None where nothing speaks against it."""
    if answer.is_outdated:
        return _("Said to work no longer")
    own, named = newest(answer.said), newest(questions)
    if own is not None and named is not None and named[:2] > own[:2]:
        return _("Speaks of version %(old)s; questions name %(new)s", old=dotted(own), new=dotted(named))
    if now - answer.written_at > timedelta(days=days):
        return _("Written in %(year)s", year=answer.written_at.year)
    return None


def dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
