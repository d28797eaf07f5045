"""The posts of a thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

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
       p.body_source, p.body_html, p.details, p.render_version, p.score, p.comment_count, p.created_at, p.edited_at,
       p.deleted_by_id, p.language
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
NEW = "AND p.state = 'published' AND p.created_at > $5 AND p.author_id IS DISTINCT FROM $2::bigint"
SINCE = " ".join((COLUMNS, TABLES, UNDER, NEW, "ORDER BY p.created_at, p.id LIMIT $6"))
MOST_SINCE = 10
ANSWERS = " ".join((COLUMNS, TABLES, UNDER, "AND p.state = 'published' ORDER BY p.created_at, p.id"))

# Under a question by worth, unless the reader wants it otherwise, the accepted answer always first; in a discussion in
# the order in which people spoke. What is deleted stands last, folded.
FIRST = "t.kind = 'question' AND p.state = 'deleted', t.accepted_post_id IS DISTINCT FROM p.id,"
RANKS = {
    "votes": f"{FIRST} CASE WHEN t.kind = 'question' THEN -p.score ELSE 0 END, p.created_at, p.id",
    "newest": f"{FIRST} p.created_at DESC, p.id DESC",
    "oldest": f"{FIRST} p.created_at, p.id",
}
LISTS = {
    order: " ".join((COLUMNS, TABLES, UNDER, "ORDER BY", rank, "LIMIT $5 OFFSET $6")) for order, rank in RANKS.items()
}
OPENING_AND_LISTS = {order: f"({OPENING}) UNION ALL ({sql})" for order, sql in LISTS.items()}
COUNT = " ".join(("SELECT count(*)", TABLES, UNDER))
PLACES = {
    order: " ".join(
        (
            "SELECT place FROM (SELECT p.id, row_number() OVER (ORDER BY",
            rank,
            ") AS place",
            TABLES,
            UNDER,
            "AND (p.state = 'published' OR p.id = $5)) AS ranked WHERE id = $5",
        )
    )
    for order, rank in RANKS.items()
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a thread's posts, in one of the orders of `RANKS`; an unknown order is by votes."""

    page: int = 1
    order: str = "votes"

    @property
    def before(self) -> int:
        """How many posts stand on the pages before this one."""
        return (max(1, min(self.page, 10_000)) - 1) * POSTS_A_PAGE

    def of(self, statements: Mapping[str, str]) -> str:
        return statements.get(self.order, statements["votes"])


FIRST_LEAF = Leaf()


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


async def posts_since(session: Session, actor: Actor, thread_id: int, moment: datetime) -> list[PostRow]:
    """What others have answered after that moment, as far as everybody may read it, the newest last."""
    rows = await session.fetch(SINCE, *eyes(actor), real_id(thread_id), moment, MOST_SINCE)
    return [PostRow(**row) for row in rows]


async def thread_answers(session: Session, actor: Actor, thread_id: int) -> list[PostRow]:
    """All published answers or replies of a thread, the oldest first."""
    return [PostRow(**row) for row in await session.fetch(ANSWERS, *eyes(actor), real_id(thread_id))]


async def opening_posts(session: Session, actor: Actor, thread_ids: list[int]) -> dict[int, PostRow]:
    """What opens each of the threads that this actor may see, by the thread's id."""
    return {row["thread_id"]: PostRow(**row) for row in await session.fetch(OPENINGS, *eyes(actor), thread_ids)}


async def opening_post(session: Session, actor: Actor, thread_id: int) -> PostRow:
    """The question itself (or what opens a discussion)."""
    row = await session.fetchrow(OPENING, *eyes(actor), real_id(thread_id))
    if row is None:
        raise NotThere
    return PostRow(**row)


async def thread_posts(session: Session, actor: Actor, thread_id: int, *, leaf: Leaf = FIRST_LEAF) -> list[PostRow]:
    """A page of the answers or replies (without the opening), in reading order; what is held or hidden is there for
    its author and moderators, what is deleted too (to be shown folded)."""
    rows = await session.fetch(leaf.of(LISTS), *eyes(actor), real_id(thread_id), POSTS_A_PAGE, leaf.before)
    return [PostRow(**row) for row in rows]


async def opening_and_posts(
    session: Session, actor: Actor, thread_id: int, *, leaf: Leaf = FIRST_LEAF
) -> tuple[PostRow, list[PostRow]]:
    """`opening_post` and `thread_posts` in one question."""
    sql = leaf.of(OPENING_AND_LISTS)
    found = await session.fetch(sql, *eyes(actor), real_id(thread_id), POSTS_A_PAGE, leaf.before)
    if not found:
        raise NotThere
    opening, *rest = [PostRow(**row) for row in found]
    return opening, rest


async def post_count(session: Session, actor: Actor, thread_id: int) -> int:
    """How many posts `thread_posts` has for this actor on all its pages."""
    return int(await session.fetchval(COUNT, *eyes(actor), real_id(thread_id)))


async def page_of_post(session: Session, actor: Actor, post: PostRow, order: str = "votes") -> int:
    """On which page of its thread a post stands, counted as every reader counts: among the published ones. The opening
    is on every page, so on the first."""
    place = await session.fetchval(Leaf(order=order).of(PLACES), *eyes(actor), post.thread_id, post.id)
    return 1 if place is None else (int(place) - 1) // POSTS_A_PAGE + 1
