"""The posts of a thread."""

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_POST, VISIBLE_THREAD, eyes, real_id
from forum.threads.rows import PostRow

POSTS_A_PAGE = 50

COLUMNS = """
SELECT p.id, p.thread_id, p.kind, p.state, p.version,
       p.author_id, u.name AS author_name, coalesce(u.display_name, p.author_label) AS author_display,
       u.reputation AS author_reputation, u.trust_level AS author_trust,
       CASE WHEN 'admin' = ANY(u.roles) THEN 'admin' WHEN 'moderator' = ANY(u.roles) THEN 'moderator'
            WHEN 'kb_editor' = ANY(u.roles) THEN 'kb_editor' END AS author_role,
       p.body_source, p.body_html, p.render_version, p.score, p.comment_count, p.created_at, p.edited_at,
       p.deleted_by_id
"""
TABLES = """
  FROM posts p
  JOIN threads t ON t.id = p.thread_id
  JOIN categories c ON c.id = t.category_id
  LEFT JOIN users u ON u.id = p.author_id
 WHERE
"""
SEEN = " AND ".join((VISIBLE_THREAD, VISIBLE_POST))
ONE = " ".join((COLUMNS, TABLES, SEEN, "AND p.id = $4"))
AMONG = " ".join((COLUMNS, TABLES, SEEN, "AND p.id = ANY($4::bigint[])"))
OPENING = " ".join((COLUMNS, TABLES, SEEN, "AND p.thread_id = $4 AND p.kind = 'opening'"))
OPENINGS = " ".join((COLUMNS, TABLES, SEEN, "AND p.thread_id = ANY($4::bigint[]) AND p.kind = 'opening'"))
UNDER = " ".join((SEEN, "AND p.thread_id = $4 AND p.kind <> 'opening'"))

# Under a question by worth, the accepted answer first; in a discussion in the order in which people spoke.
# What is deleted stands last, folded.
RANK = """
t.kind = 'question' AND p.state = 'deleted', t.accepted_post_id IS DISTINCT FROM p.id,
CASE WHEN t.kind = 'question' THEN -p.score ELSE 0 END, p.created_at, p.id
"""
LIST = " ".join((COLUMNS, TABLES, UNDER, "ORDER BY", RANK, "LIMIT $5 OFFSET $6"))
OPENING_AND_LIST = f"({OPENING}) UNION ALL ({LIST})"
COUNT = " ".join(("SELECT count(*)", TABLES, UNDER))
PLACE = " ".join(
    (
        "SELECT place FROM (SELECT p.id, row_number() OVER (ORDER BY",
        RANK,
        ") AS place",
        TABLES,
        UNDER,
        "AND (p.state = 'published' OR p.id = $5)) AS ranked WHERE id = $5",
    )
)


async def visible_post(session: Session, actor: Actor, post_id: int, *, lock: bool = False) -> PostRow:
    """The post, or NotThere where it or its thread is missing or not for this actor."""
    row = await session.fetchrow(f"{ONE} FOR NO KEY UPDATE OF p" if lock else ONE, *eyes(actor), real_id(post_id))
    if row is None:
        raise NotThere
    return PostRow(**row)


async def posts_among(session: Session, actor: Actor, ids: list[int]) -> list[PostRow]:
    """Those of the posts that this actor may see, in the order of `ids`."""
    rows = {row["id"]: PostRow(**row) for row in await session.fetch(AMONG, *eyes(actor), ids)}
    return [rows[post_id] for post_id in ids if post_id in rows]


async def opening_posts(session: Session, actor: Actor, thread_ids: list[int]) -> dict[int, PostRow]:
    """What opens each of the threads that this actor may see, by the thread's id."""
    return {row["thread_id"]: PostRow(**row) for row in await session.fetch(OPENINGS, *eyes(actor), thread_ids)}


async def opening_post(session: Session, actor: Actor, thread_id: int) -> PostRow:
    """The question itself (or what opens a discussion)."""
    row = await session.fetchrow(OPENING, *eyes(actor), real_id(thread_id))
    if row is None:
        raise NotThere
    return PostRow(**row)


async def thread_posts(session: Session, actor: Actor, thread_id: int, *, page: int = 1) -> list[PostRow]:
    """A page of the answers or replies (without the opening), in reading order; what is held or hidden is there for
    its author and moderators, what is deleted too (to be shown folded)."""
    rows = await session.fetch(LIST, *eyes(actor), real_id(thread_id), POSTS_A_PAGE, posts_before(page))
    return [PostRow(**row) for row in rows]


async def opening_and_posts(
    session: Session, actor: Actor, thread_id: int, *, page: int = 1
) -> tuple[PostRow, list[PostRow]]:
    """`opening_post` and `thread_posts` in one question."""
    found = await session.fetch(OPENING_AND_LIST, *eyes(actor), real_id(thread_id), POSTS_A_PAGE, posts_before(page))
    if not found:
        raise NotThere
    opening, *rest = [PostRow(**row) for row in found]
    return opening, rest


def posts_before(page: int) -> int:
    return (max(1, min(page, 10_000)) - 1) * POSTS_A_PAGE


async def post_count(session: Session, actor: Actor, thread_id: int) -> int:
    """How many posts `thread_posts` has for this actor on all its pages."""
    return int(await session.fetchval(COUNT, *eyes(actor), real_id(thread_id)))


async def page_of_post(session: Session, actor: Actor, post: PostRow) -> int:
    """On which page of its thread a post stands, counted as every reader counts: among the published ones. The opening
    is on every page, so on the first."""
    place = await session.fetchval(PLACE, *eyes(actor), post.thread_id, post.id)
    return 1 if place is None else (int(place) - 1) // POSTS_A_PAGE + 1
