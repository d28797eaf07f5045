"""What every kind of row needs: the session of a batch, which old row became which new one, ids in advance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from forum.database import Session
from forum.importing.report import Report, Tally

ADD_TAGS = """
INSERT INTO tags (name, created_at) SELECT name, $2 FROM unnest($1::text[]) AS given (name) ON CONFLICT DO NOTHING
"""
KNOWN = "SELECT old_id, new_id FROM imported WHERE source = $1 AND kind = $2 AND old_id = ANY($3::text[])"

Old = TypeVar("Old", int, str)


@dataclass
class Work:
    """One import under way. `excerpts` keeps the words of tags until the tags come."""

    source: str
    category_id: int
    report: Report
    excerpts: dict[int, str] = field(default_factory=dict)

    def tally(self, kind: str) -> Tally:
        return self.report.of(kind)

    async def known(self, session: Session, kind: str, old_ids: Iterable[Old | None]) -> dict[Old, int]:
        """The new ids of those of these old rows that have been brought."""
        wanted = {str(old_id): old_id for old_id in old_ids if old_id is not None}
        rows = await session.fetch(KNOWN, self.source, kind, list(wanted)) if wanted else []
        return {wanted[row["old_id"]]: row["new_id"] for row in rows}

    async def remember(self, session: Session, kind: str, pairs: Iterable[tuple[Any, int]]) -> None:
        records = [(self.source, kind, str(old), new) for old, new in pairs]
        await copy(session, "imported", ("source", "kind", "old_id", "new_id"), records)

    async def fresh(self, session: Session, tally: Tally, kind: str, rows: Sequence[Any]) -> list[Any]:
        """The rows that have not been brought yet, each old id once; all are counted as read, the others as there."""
        tally.read += len(rows)
        known = await self.known(session, kind, (row.id for row in rows))
        once = {row.id: row for row in rows if row.id not in known}
        tally.already += len(rows) - len(once)
        return list(once.values())


async def copy(session: Session, table: str, columns: Sequence[str], records: Sequence[tuple[Any, ...]]) -> None:
    if records:
        await session.raw.copy_records_to_table(table, records=records, columns=list(columns))


async def new_ids(session: Session, table: str, count: int) -> list[int]:
    """Ids from the table's own sequence, so that rows that name each other can be written at once."""
    rows = await session.fetch(
        "SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2::int)", table, count
    )
    return [row["id"] for row in rows]


async def tag_ids(session: Session, names: Sequence[str]) -> dict[str, int]:
    """The id of each of these tags; what is not there yet is added."""
    await session.fetchval(ADD_TAGS, names, session.now)
    rows = await session.fetch("SELECT id, name FROM tags WHERE name = ANY($1::text[])", names)
    return {row["name"]: row["id"] for row in rows}
