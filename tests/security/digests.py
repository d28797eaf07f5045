"""Whether anything in the database is another than it was."""

from collections.abc import Iterable, Mapping
from typing import Any

from forum.database import Database, Session
from forum.one_transaction import OneTransaction

# What counting leaves behind; everything else must be as it was.
BESIDE = ("alembic_version", "limits", "buckets", "limit_hits", "schedules")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1"


# What this transaction has touched so far, even where it was undone.
TOUCHED = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del AS count FROM pg_stat_xact_user_tables"


class Rows(dict[str, str]):
    """A digest of each table; `touched` counts what had been done to it until then, where that is known."""

    touched: Mapping[str, int] = {}


async def rows(database: Database) -> Rows:
    """A digest of every table."""
    async with database.reading() as session:
        found = await digests(session, [row["tablename"] for row in await session.fetch(TABLES, list(BESIDE))])
    found.touched = await touched(database)
    return found


async def digests(session: Session, tables: Iterable[str]) -> Rows:
    each = [f"SELECT '{name}', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM {name} x" for name in tables]
    return Rows({row[0]: row[1] for row in await session.fetch(" UNION ALL ".join(each))} if each else {})


async def touched(database: Database) -> dict[str, int]:
    """By table; nothing where what was done may have been done in another transaction."""
    if not isinstance(database, OneTransaction):
        return {}
    async with database.reading() as session:
        return {row["relname"]: row["count"] for row in await session.fetch(TOUCHED)}


async def changed(database: Database, before: Rows) -> list[str]:
    """The tables that are not as they were; none is read that nobody has touched."""
    now = await touched(database)
    doubtful = [name for name in before if not now or now.get(name, 0) != before.touched.get(name, 0)]
    async with database.reading() as session:
        after = await digests(session, doubtful)
    found = sorted(name for name in after if after[name] != before[name])
    before.touched = before.touched if found else now
    return found


def none(faults: list[Any]) -> None:
    """One line for each that there is."""
    assert not faults, "\n".join(["", *map(str, faults)])
