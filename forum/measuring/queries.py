"""What has to be known before a forum is filled by COPY."""

from collections.abc import Sequence

from forum.database import Session
from forum.measuring.rows import NUMBERED

EMPTY = "SELECT NOT EXISTS (SELECT FROM threads)"
LOOSE = """
SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS statement
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
 WHERE i.indrelid = ANY($1::text[]::regclass[]) AND NOT i.indisunique ORDER BY c.relname
"""
MAY = "SELECT has_parameter_privilege('session_replication_role', 'SET')"


async def is_empty(session: Session) -> bool:
    return bool(await session.fetchval(EMPTY))


async def numbers_given(session: Session) -> dict[str, int]:
    """The last number that each table has given, also to rows that are gone."""
    last = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, 'id')::regclass), 0)"
    return {table: int(await session.fetchval(last, table)) for table in NUMBERED}


async def loose_indexes(session: Session, tables: Sequence[str]) -> dict[str, str]:
    """Indexes without a promise, by name, with the statement that makes each."""
    return {row["name"]: row["statement"] for row in await session.fetch(LOOSE, list(tables))}


async def may_skip_checks(session: Session) -> bool:
    return bool(await session.fetchval(MAY))
