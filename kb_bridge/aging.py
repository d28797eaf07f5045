"""Which answers are old, and why that is thought. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.i18n import Message, _


@dataclass(frozen=True, slots=True)
class Aged:
    """An answer as its age is judged: when it was written, and the version that it or its question names."""

    written_at: datetime
    version: tuple[int, ...] | None = None
    is_outdated: bool = False


def why_old(answer: Aged, named: tuple[int, ...] | None, *, now: datetime, days: int) -> Message | None:
    """People said so; or it speaks of an older version than `named`, the newest in the questions; or it is older than
    `days`. None where nothing speaks against it."""
    if answer.is_outdated:
        return _("Said to work no longer")
    own = answer.version
    if own is not None and named is not None and named[:2] > own[:2]:
        return _("Speaks of version %(old)s; questions name %(new)s", old=dotted(own), new=dotted(named))
    if now - answer.written_at > timedelta(days=days):
        return _("Written in %(year)s", year=answer.written_at.year)
    return None


def dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
