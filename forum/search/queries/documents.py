"""The documents, for those who keep an index of them."""

from forum.database import Session
from forum.search.engines.base import Document

GATE = int.from_bytes(b"search", "big")  # the advisory lock around search_change

DOCUMENT = """
SELECT thread_id, change, state, title, body, category, tags, authors, kind, solved, answered, created_at, language
  FROM search_documents
"""
NEWEST = "SELECT coalesce(max(change), 0) FROM search_documents"
CHANGED = " ".join((DOCUMENT, "WHERE change > $1 AND change <= $2 ORDER BY change LIMIT $3"))
AFTER_THREAD = " ".join((DOCUMENT, "WHERE thread_id > $1 ORDER BY thread_id LIMIT $2"))
COUNT = "SELECT count(*) FROM search_documents"
PUBLIC = """
SELECT count(*) FILTER (WHERE state = 'published') FROM search_documents HAVING coalesce(max(change), 0) <= $1
"""
UNDOCUMENTED = """
SELECT id FROM unnest($1::bigint[]) AS id
 WHERE NOT EXISTS (SELECT FROM search_documents d WHERE d.thread_id = id) ORDER BY id
"""


async def newest_change(session: Session) -> int:
    return int(await session.fetchval(NEWEST))


async def settled_change(session: Session) -> int:
    """A change below which nothing is still on its way.

    Numbers are taken in one order and committed in another: who remembers "read up to 8" while 7 is not committed yet
    never sees 7. Everyone who takes a number holds the gate, shared, until the commit; here we take it alone for a
    moment, so that all numbers taken so far are either visible or given up. Raises, after 2 s, if somebody stays in.
    """
    await session.fetchval("SET LOCAL lock_timeout = '2s'")
    await session.fetchval("SELECT pg_advisory_xact_lock($1)", GATE)
    return await newest_change(session)


async def documents_changed(session: Session, *, after: int, up_to: int, most: int) -> list[Document]:
    """In the order of their changes."""
    return [Document(**row) for row in await session.fetch(CHANGED, after, up_to, most)]


async def documents_after(session: Session, thread_id: int, most: int) -> list[Document]:
    """In the order of their threads: for building an index anew."""
    return [Document(**row) for row in await session.fetch(AFTER_THREAD, thread_id, most)]


async def document_count(session: Session) -> int:
    return int(await session.fetchval(COUNT))


async def undocumented(session: Session, thread_ids: list[int]) -> list[int]:
    """Those of the threads that search knows nothing of."""
    return [row["id"] for row in await session.fetch(UNDOCUMENTED, thread_ids)]


async def public_count(session: Session, *, unless_newer_than: int) -> int | None:
    """How many threads an index that has read up to that change must hold; None where it must read on first."""
    count = await session.fetchval(PUBLIC, unless_newer_than)
    return None if count is None else int(count)
