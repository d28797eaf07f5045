"""Every read of planned works by those who announce them; what pages show is read with the site's row."""

from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.works.policy import may_announce

COLUMNS = """
SELECT w.id, w.starts_at, w.ends_at, w.audience, w.category_id, c.name AS category_name, w.urgent, w.words
  FROM planned_works w LEFT JOIN categories c ON c.id = w.category_id
"""
ALL = f"{COLUMNS} ORDER BY w.ends_at DESC, w.id DESC LIMIT 200"
ONE = f"{COLUMNS} WHERE w.id = $1"


@dataclass(frozen=True, slots=True)
class WorksRow:
    """What is, was or will be announced."""

    id: int
    starts_at: datetime
    ends_at: datetime
    audience: str
    category_id: int | None
    category_name: str | None
    urgent: bool
    words: dict[str, str]

    def stage(self, now: datetime) -> str:
        """coming, now or past."""
        return "coming" if now < self.starts_at else "now" if now < self.ends_at else "past"


async def all_works(session: Session, actor: Actor) -> list[WorksRow]:
    """The latest first, past ones too."""
    if not may_announce(actor):
        raise NotThere
    return [WorksRow(**row) for row in await session.fetch(ALL)]


async def works_of_id(session: Session, actor: Actor, works_id: int) -> WorksRow:
    row = await session.fetchrow(ONE, works_id) if may_announce(actor) and 0 < works_id < 2**63 else None
    if row is None:
        raise NotThere
    return WorksRow(**row)
