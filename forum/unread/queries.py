"""What is new to one person: in a list of threads, in one thread, and in the whole forum."""

from collections.abc import Collection, Mapping
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.lists import (
    AUTHORS,
    COLUMNS,
    ROWS_A_PAGE,
    TABLES,
    VIEWS,
    Mark,
    ThreadPage,
    key_value,
    mark_of,
)
from forum.threads.queries.visibility import LISTED_THREAD
from forum.threads.rows import ThreadRow
from forum.unread.rows import MOST_NEW, NOTHING_NEW, NOWHERE, Place, RowNews, counted_from

# $2 is the person, $3 the moment up to which everything counts as read.
READ_HERE = "LEFT JOIN thread_reads r ON r.thread_id = t.id AND r.user_id = $2"
NEW_POST = """
FROM posts p WHERE p.thread_id = t.id AND p.state = 'published' AND p.created_at > greatest(r.read_at, $3)
               AND p.author_id IS DISTINCT FROM $2
"""
ROWS = " ".join(
    (
        "SELECT t.id, t.created_at > greatest(r.read_at, $3) AND t.author_id IS DISTINCT FROM $2 AS whole,",
        "(SELECT count(*) FROM (SELECT",
        NEW_POST,
        f"LIMIT {MOST_NEW}) AS fresh) AS posts",
        TABLES,
        READ_HERE,
        "WHERE",
        LISTED_THREAD,
        "AND t.id = ANY($4::bigint[]) AND t.last_activity_at > greatest(r.read_at, $3)",
    )
)
PLACE = " ".join(
    (
        "SELECT r.place_id, ARRAY(SELECT p.id",
        NEW_POST,
        f"ORDER BY p.created_at, p.id LIMIT {MOST_NEW}) AS unread",
        TABLES,
        "JOIN thread_reads r ON r.thread_id = t.id AND r.user_id = $2 WHERE",
        LISTED_THREAD,
        "AND t.id = $4",
    )
)
UNREAD = " ".join(
    (
        COLUMNS,
        TABLES,
        READ_HERE,
        AUTHORS,
        "WHERE",
        LISTED_THREAD,
        "AND t.last_activity_at > $3 AND (t.last_activity_at, t.id) < ($4, $5)",
        "AND t.last_activity_at > greatest(r.read_at, $3) AND EXISTS (SELECT",
        NEW_POST,
        ") ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $6",
    )
)
SINCE = " ".join(
    (
        COLUMNS,
        TABLES,
        AUTHORS,
        "WHERE",
        LISTED_THREAD,
        "AND t.last_activity_at > $2 AND (t.last_activity_at, t.id) < ($3, $4)",
        "ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $5",
    )
)
FURTHEST = 10**17, 2**63 - 1


async def news_of_rows(session: Session, actor: Actor, ids: Collection[int]) -> Mapping[int, RowNews]:
    """Which of these threads have something new for the person, in one question for a whole list."""
    if not actor.is_signed_in or not ids:
        return NOTHING_NEW
    since = counted_from(actor, session.now)
    rows = await session.fetch(ROWS, list(actor.sees), actor.id, since, list(ids))
    return {row["id"]: RowNews(row["posts"], row["whole"]) for row in rows if row["posts"]}


async def place_in(session: Session, actor: Actor, thread_id: int) -> Place:
    """How far the person has read a thread that they have opened before."""
    if not actor.is_signed_in:
        return NOWHERE
    row = await session.fetchrow(PLACE, list(actor.sees), actor.id, counted_from(actor, session.now), thread_id)
    return Place(tuple(row["unread"]), row["place_id"]) if row else NOWHERE


async def unread_threads(
    session: Session, actor: Actor, *, since: datetime | None = None, after: Mark | None = None
) -> ThreadPage:
    """A page of the threads in which something is unread, the liveliest first; with `since`, of all in which something
    was said from then on."""
    key, last_id = after or FURTHEST
    mark = key_value(VIEWS["active"], key), min(last_id, FURTHEST[1]), ROWS_A_PAGE + 1
    if since is None:
        found = await session.fetch(UNREAD, list(actor.sees), actor.id, counted_from(actor, session.now), *mark)
    else:
        found = await session.fetch(SINCE, list(actor.sees), since, *mark)
    rows = [ThreadRow(**row) for row in found]
    more = len(rows) > ROWS_A_PAGE
    return ThreadPage(rows[:ROWS_A_PAGE], mark_of(VIEWS["active"], rows[ROWS_A_PAGE - 1]) if more else None)
