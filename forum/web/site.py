"""What an admin has chosen for the whole forum (its name, hue, mark and welcome), as this process last read it.

It stands in one row of the database and is read again when it is older than two seconds, so that all processes agree
soon; the process that writes it knows at once. What the environment gives (TALKOOT_SITE_NAME) counts more.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from forum.database import Database, Session
from forum.settings import Settings
from forum.web.works import KNOWN, Work, works_from

if TYPE_CHECKING:
    from jinja2 import Environment

FRESH = 2.0  # seconds
OWN_NAME = "Talkoot"
CHOSEN = f"SELECT name, mark, welcome, hue, demo, version, {KNOWN} FROM site"  # noqa: S608
log = logging.getLogger("talkoot")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The row as it is; empty and None for what nobody has chosen."""

    name: str = ""
    mark: str = ""
    welcome: str = ""
    hue: int | None = None
    demo: bool = False
    version: int = 1
    works: tuple[Work, ...] = ()


class Site:
    """The global `site` of templates."""

    def __init__(self, settings: Settings):
        self.base_url, self.given_name = settings.base_url, settings.site_name
        self.chosen, self.read_at = Chosen(), -FRESH
        self.watchers: list[Callable[[], None]] = []

    @property
    def name(self) -> str:
        return self.given_name or self.chosen.name or OWN_NAME

    @property
    def mark(self) -> str:
        return self.chosen.mark

    @property
    def welcome(self) -> str:
        return self.chosen.welcome

    @property
    def demo(self) -> bool:
        """Whether the demonstration is in this forum."""
        return self.chosen.demo

    @property
    def works(self) -> tuple[Work, ...]:
        """Planned works, also those to come."""
        return self.chosen.works

    @property
    def look_url(self) -> str:
        """The address of the style sheet with the chosen hue; nothing where it is the forum's own."""
        return "" if self.chosen.hue is None else f"/look.css?v={self.chosen.version}-{self.chosen.hue}"

    async def refresh(self, database: Database) -> None:
        """Read it again if it is time; while the database is away, what is known goes on."""
        if monotonic() - self.read_at >= FRESH:
            self.read_at = monotonic()
            try:
                async with database.reading() as session:
                    await self.read(session)
            except Exception as fault:
                log.info("What the forum is called could not be read: %r", fault)

    async def read(self, session: Session) -> None:
        row: Any = await session.raw.fetchrow(CHOSEN)
        self.take(Chosen(**{**row, "works": works_from(row["works"])}) if row else Chosen())

    def take(self, chosen: Chosen) -> None:
        """From now on this is chosen; whoever keeps what was drawn before is told."""
        self.read_at = monotonic()
        if chosen != self.chosen:
            self.chosen = chosen
            for watcher in self.watchers:
                watcher()

    def forget(self) -> None:
        self.read_at = -FRESH


def site_of(environment: "Environment") -> Site:
    found: Site = environment.globals["site"]  # type: ignore[assignment]
    return found
