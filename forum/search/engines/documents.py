"""The documents in PostgreSQL, for those who keep an index of them.

Whoever reads is lent by a Source: the forum's own sessions, or the one connection of the search process, which loads
nothing else of the forum.
"""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from forum.search.engines.base import Document

GATE = int.from_bytes(b"search", "big")  # the advisory lock around search_change

DOCUMENT = """
SELECT thread_id, change, state, title, body, category, tags, authors, kind, solved, answered, created_at, language
  FROM search_documents
"""
NEWEST = "SELECT coalesce(max(change), 0) FROM search_documents"
GIVEN = "SELECT last_value FROM search_change"
CHANGED = " ".join((DOCUMENT, "WHERE change > $1 AND change <= $2 ORDER BY change LIMIT $3"))
AFTER_THREAD = " ".join((DOCUMENT, "WHERE thread_id > $1 ORDER BY thread_id LIMIT $2"))
COUNT = "SELECT count(*) FROM search_documents"
PUBLIC = """
SELECT count(*) FILTER (WHERE state = 'published') FROM search_documents HAVING coalesce(max(change), 0) <= $1
"""


class Reader(Protocol):
    """What reads: a session, or a bare connection."""

    async def fetch(self, sql: str, *args: Any) -> list[Any]: ...

    async def fetchrow(self, sql: str, *args: Any) -> Any: ...

    async def fetchval(self, sql: str, *args: Any) -> Any: ...


class Source(Protocol):
    """Lends readers."""

    def reading(self) -> AbstractAsyncContextManager[Reader]: ...

    def steady(self) -> AbstractAsyncContextManager[Reader]:
        """One transaction."""


async def newest_change(reader: Reader) -> int:
    return int(await reader.fetchval(NEWEST))


async def last_number(reader: Reader) -> int:
    """The greatest change that was ever given: an index that has read further is none of this database."""
    return int(await reader.fetchval(GIVEN))


async def settled_change(reader: Reader) -> int:
    """A change below which nothing is still on its way.

    Numbers are taken in one order and committed in another: who remembers "read up to 8" while 7 is not committed yet
    never sees 7. Everyone who takes a number holds the gate, shared, until the commit; here we take it alone for a
    moment, so that all numbers taken so far are either visible or given up. Raises, after 2 s, if somebody stays in.
    """
    await reader.fetchval("SET LOCAL lock_timeout = '2s'")
    await reader.fetchval("SELECT pg_advisory_xact_lock($1)", GATE)
    return await newest_change(reader)


async def documents_changed(reader: Reader, *, after: int, up_to: int, most: int) -> list[Document]:
    """In the order of their changes."""
    return [Document(**row) for row in await reader.fetch(CHANGED, after, up_to, most)]


async def documents_after(reader: Reader, thread_id: int, most: int) -> list[Document]:
    """In the order of their threads: for building an index anew."""
    return [Document(**row) for row in await reader.fetch(AFTER_THREAD, thread_id, most)]


async def document_count(reader: Reader) -> int:
    return int(await reader.fetchval(COUNT))


async def public_count(reader: Reader, *, unless_newer_than: int) -> int | None:
    """How many threads an index that has read up to that change must hold; None where it must read on first."""
    count = await reader.fetchval(PUBLIC, unless_newer_than)
    return None if count is None else int(count)
