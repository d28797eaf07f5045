"""Whether anything in the database is another than it was."""

from typing import Any

from forum.database import Database

# What counting leaves behind; everything else must be as it was.
BESIDE = ("alembic_version", "limits", "buckets", "limit_hits", "schedules")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1"


async def rows(database: Database) -> dict[str, str]:
    """A digest of every table."""
    async with database.reading() as session:
        tables = [row["tablename"] for row in await session.fetch(TABLES, list(BESIDE))]
        each = (f"SELECT '{name}', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM {name} x" for name in tables)
        return {row[0]: row[1] for row in await session.fetch(" UNION ALL ".join(each))}


async def changed(database: Database, before: dict[str, str]) -> list[str]:
    """The tables that are not as they were."""
    after = await rows(database)
    return sorted(name for name in after if after[name] != before.get(name))


def none(faults: list[Any]) -> None:
    """One line for each that there is."""
    assert not faults, "\n".join(["", *map(str, faults)])
