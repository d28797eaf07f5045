"""Planned works as pages show them: kept in memory with what is known of the site, asked of the clock when drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.requests import Request

from forum.actor import Actor

COOKIE = "talkoot-works"  # the name makes the cache of visitors' pages step aside
# With the site's row; what ends is left out by the clock of the program, not of the database.
KNOWN = """
(SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'starts', extract(epoch FROM w.starts_at),
    'ends', extract(epoch FROM w.ends_at), 'audience', w.audience, 'category', w.category_id, 'urgent', w.urgent,
    'words', w.words) ORDER BY w.urgent DESC, w.starts_at, w.id), '[]')
  FROM planned_works w WHERE w.ends_at > now() - interval '1 day') AS works
"""


@dataclass(frozen=True, slots=True)
class Work:
    """One announcement; `category_id` 0 is every page."""

    id: int
    starts: float
    ends: float
    audience: str
    category_id: int
    urgent: bool
    words: Mapping[str, str] = field(hash=False)

    def concerns(self, actor: Actor, now: datetime) -> bool:
        heard = {"everybody": True, "signed_in": actor.is_signed_in, "staff": actor.is_staff}
        return heard[self.audience] and self.starts <= now.timestamp() < self.ends

    def language(self, locale: str) -> str:
        return locale if locale in self.words else "en"


def works_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Work, ...]:
    return tuple(
        Work(each["id"], float(each["starts"]), float(each["ends"]), each["audience"], each["category"] or 0,
             each["urgent"], each["words"])
        for each in rows
    )  # fmt: skip


def shown_works(request: Request, works: Iterable[Work], actor: Actor, *, now: datetime) -> list[Work]:
    """Those of this reader and moment that they have not put away."""
    gone = put_away(request)
    return [each for each in works if each.concerns(actor, now) and (each.urgent or each.id not in gone)]


def put_away(request: Request) -> list[int]:
    parts = request.cookies.get(COOKIE, "").split(".")
    return [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 19][:50]
