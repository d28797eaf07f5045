"""What an admin has chosen for the whole forum (its name, hue, mark and welcome), as this process last read it.

It stands in one row of the database and is read again when it is older than two seconds, so that all processes agree
soon; the process that writes it knows at once. What the environment gives (TALKOOT_SITE_NAME) counts more.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from forum.database import Database, Session
from forum.replica import reading_for_visitors
from forum.settings import Settings
from forum.web.works import KNOWN, Work, works_from

if TYPE_CHECKING:
    from jinja2 import Environment

FRESH = 2.0  # seconds
OWN_NAME = "Talkoot"
CHOSEN = f"""
SELECT name, mark, welcome, hue, demo, version, {KNOWN}, read_only_at IS NOT NULL AS read_only, read_only_note FROM site
"""  # noqa: S608
FULL = 0.02  # of a disk: below this nothing more is written to it, unless that is still 2 GB
ENOUGH = 2_000_000_000
REFUSED = 15.0  # seconds for which a database that takes no writes is not asked again
Closed = Literal["", "admin", "disk", "database"]
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
    read_only: bool = False
    read_only_note: str = ""


class Site:
    """The global `site` of templates."""

    def __init__(self, settings: Settings):
        self.base_url, self.given_name = settings.base_url, settings.site_name
        self.chosen, self.read_at = Chosen(), -FRESH
        self.watchers: list[Callable[[], None]] = []
        self.data, self.disk_full, self.refused_until = settings.data, False, 0.0
        self.refused: Closed = ""

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
    def closed(self) -> Closed:
        """Why nothing may be written now; empty when it may."""
        if self.chosen.read_only:
            return "admin"
        if self.disk_full:
            return "disk"
        return self.refused if monotonic() < self.refused_until else ""

    @property
    def read_only_note(self) -> str:
        return self.chosen.read_only_note if self.chosen.read_only else ""

    def note_refusal(self, why: Closed) -> None:
        """The database took no write; for a while nobody tries."""
        self.refused, self.refused_until = why, monotonic() + REFUSED
        self.tell()

    def look_at_disk(self) -> None:
        try:
            disk = shutil.disk_usage(self.data)
        except OSError:
            return
        full = disk.free < min(disk.total * FULL, ENOUGH)
        if full != self.disk_full:
            log.error(
                "The disk is almost full: the forum is read only." if full else "There is room on the disk again."
            )
            self.disk_full = full
            self.tell()

    def tell(self) -> None:
        for watcher in self.watchers:
            watcher()

    @property
    def look_url(self) -> str:
        """The address of the style sheet with the chosen hue; nothing where it is the forum's own."""
        return "" if self.chosen.hue is None else f"/look.css?v={self.chosen.version}-{self.chosen.hue}"

    async def refresh(self, database: Database) -> None:
        """Read it again if it is time; while the database is away, what is known goes on."""
        if monotonic() - self.read_at >= FRESH:
            self.read_at = monotonic()
            self.look_at_disk()
            if self.refused and self.read_at >= self.refused_until:
                self.refused = ""
                self.tell()
            try:
                with reading_for_visitors(False):
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
            self.tell()

    def forget(self) -> None:
        self.read_at = -FRESH


def site_of(environment: "Environment") -> Site:
    found: Site = environment.globals["site"]  # type: ignore[assignment]
    return found
