"""Rows out of PostgreSQL into packed files and back, table by table, as the text that COPY gives and takes."""

import gzip
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forum.backups.archive import BadBackup, Manifest, TableCopy, Told

PIECE = 500_000
# The same value is written the same way everywhere: verifying compares texts.
ONE_WAY = """
SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
SET bytea_output = 'hex'; SET synchronize_seqscans = off; SET statement_timeout = 0;
"""
# Tables that a worker makes as it goes, one for each embedder, and their list: it makes and fills them anew.
VECTORS = re.compile(r"vectors_\d+")
THEIR_LIST = "spaces"
OF_WORKERS = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
# What is unlogged is a cache by declaration; what an extension owns comes with it; the schema's number is told apart.
TABLES = """
SELECT c.relname AS name, pg_table_size(c.oid) AS size,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
  AND c.relname <> 'alembic_version'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.relname
"""
SEQUENCES = "SELECT sequencename AS name, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
ALL_TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND c.relname <> 'alembic_version' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
KEYS = """
SELECT conrelid::regclass::text AS on_table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to copy, and about how much it is."""

    name: str
    size: int
    columns: tuple[str, ...]


async def tables_of(connection: Any) -> list[Table]:
    found = [Table(row["name"], row["size"], tuple(row["columns"])) for row in await connection.fetch(TABLES)]
    return [each for each in found if not is_made_anew(each.name)]


async def sequences_of(connection: Any) -> dict[str, int]:
    return {
        row["name"]: row["last_value"] for row in await connection.fetch(SEQUENCES) if row["last_value"] is not None
    }


async def copy_out(connection: Any, table: str, columns: tuple[str, ...], *, into: Path | None) -> TableCopy:
    """Write the rows, packed; without a file they are only counted and hashed."""
    mark, size = hashlib.sha256(), 0
    packed = gzip.open(into, "wb", compresslevel=3) if into else None  # noqa: SIM115 - closed below

    async def take(piece: bytes) -> None:
        nonlocal size
        mark.update(piece)
        size += len(piece)
        if packed:
            packed.write(piece)

    try:
        said = await connection.copy_from_table(table, columns=columns, schema_name="public", output=take)
    finally:
        if packed:
            packed.close()
    return TableCopy(columns, int(said.split()[-1]), size, mark.hexdigest())


async def bring_back(connection: Any, manifest: Manifest, folder: Path, *, told: Told) -> None:
    """Afterwards the tables hold what is in the files and nothing else; in the transaction of the caller.

    Foreign keys are taken off and put on again, by which PostgreSQL looks at every row, so that no order of tables is
    needed; triggers rest, so that nothing is done a second time.
    """
    await drop_made(connection)
    keys = await connection.fetch(KEYS)
    for key in keys:
        await connection.execute(f"ALTER TABLE {key['on_table']} DROP CONSTRAINT {key['name']}")
    everything = [quoted(row["relname"]) for row in await connection.fetch(ALL_TABLES)]
    await connection.execute(f"TRUNCATE {', '.join(everything)} RESTART IDENTITY")
    tables = copied(manifest)
    total, done = sum(each.size for each in tables.values()), 0
    for name, copy in tables.items():
        told(name, done, total)
        await load(connection, name, copy, path=folder / "tables" / f"{name}.copy.gz")
        done += copy.size
    told("constraints", total, total)
    for key in keys:
        await connection.execute(f"ALTER TABLE {key['on_table']} ADD CONSTRAINT {key['name']} {key['definition']}")
    for name, last in manifest.sequences.items():
        await connection.execute("SELECT setval($1::regclass, $2)", quoted(name), last)


def is_made_anew(table: str) -> bool:
    return table == THEIR_LIST or VECTORS.fullmatch(table) is not None


def copied(manifest: Manifest) -> dict[str, TableCopy]:
    """The tables to bring back; the first backups held some more, which nobody needs."""
    return {name: copy for name, copy in manifest.tables.items() if not is_made_anew(name)}


async def drop_made(connection: Any) -> None:
    for row in await connection.fetch(OF_WORKERS):
        if VECTORS.fullmatch(row["relname"]):
            await connection.execute(f"DROP TABLE {quoted(row['relname'])}")


async def load(connection: Any, name: str, copy: TableCopy, *, path: Path) -> None:
    await connection.execute(f"ALTER TABLE {quoted(name)} DISABLE TRIGGER USER")
    said = await connection.copy_to_table(name, columns=copy.columns, schema_name="public", source=pieces_of(path))
    await connection.execute(f"ALTER TABLE {quoted(name)} ENABLE TRIGGER USER")
    if int(said.split()[-1]) != copy.rows:
        raise BadBackup(f"of {name} {said.split()[-1]} rows came back instead of {copy.rows}")


async def pieces_of(path: Path) -> AsyncIterator[bytes]:
    with gzip.open(path, "rb") as packed:
        while piece := packed.read(PIECE):
            yield piece


async def differences(connection: Any, manifest: Manifest, told: Told) -> list[str]:
    """The tables that, copied out of here again, are not what was copied then."""
    await connection.execute(ONE_WAY)
    wrong = []
    tables = copied(manifest)
    for number, (name, copy) in enumerate(tables.items()):
        told(f"comparing {name}", number, len(tables))
        found = await copy_out(connection, name, copy.columns, into=None)
        if found != copy:
            wrong.append(f"{name} ({found.rows} rows, {copy.rows} were copied)")
    return wrong


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
