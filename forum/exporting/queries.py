"""Every row of an archive, as it stands in it: streams in the order of their ids, under a condition of who may see."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from forum.actor import SYSTEM
from forum.database import Session

STATES = ("published", "held", "hidden", "deleted")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which categories and states come, and whether it is said who voted."""

    visibilities: tuple[str, ...]
    states: tuple[str, ...]
    names_voters: bool

    @staticmethod
    def of(*, everything: bool) -> "Scope":
        if everything:
            return Scope(SYSTEM.sees, STATES, names_voters=True)
        return Scope(("public",), ("published",), names_voters=False)


THREADS = """
FROM threads t JOIN categories c ON c.id = t.category_id AND c.visibility = ANY($1::text[])
LEFT JOIN users u ON u.id = t.author_id WHERE t.state = ANY($2::text[])
"""
POSTS = """
FROM posts p JOIN threads t ON t.id = p.thread_id AND t.state = ANY($2::text[])
JOIN categories c ON c.id = t.category_id AND c.visibility = ANY($1::text[])
"""
# The number of a post in its thread, among those that come.
NUMBER = """
(SELECT count(*) FROM posts q WHERE q.thread_id = {0}.thread_id AND q.state = ANY($2::text[])
 AND (q.kind <> 'opening', q.created_at, q.id) <= ({0}.kind <> 'opening', {0}.created_at, {0}.id))
"""
N = NUMBER.format("p")
CATEGORIES = """
SELECT slug, name, description, CASE WHEN visibility LIKE 'group%' THEN 'staff' ELSE visibility END AS visibility,
       position FROM categories c WHERE visibility = ANY($1::text[])
AND $2::text[] IS NOT NULL ORDER BY position, id
"""
TAGS = """
SELECT name, description FROM tags g WHERE description <> '' AND $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL
ORDER BY name
"""
# Those who wrote something that comes; with the private categories, everybody.
USERS = """
SELECT u.name AS user, u.display_name AS name, u.bio_source AS bio, u.roles, u.created_at,
       CASE WHEN 'staff' = ANY($1::text[]) THEN u.seen_at END AS seen_at
FROM users u
WHERE 'staff' = ANY($1::text[]) OR EXISTS (
    SELECT FROM posts p JOIN threads t ON t.id = p.thread_id AND t.state = ANY($2::text[])
    JOIN categories c ON c.id = t.category_id AND c.visibility = ANY($1::text[])
    WHERE p.author_id = u.id AND p.state = ANY($2::text[])
) OR EXISTS (
    SELECT FROM comments m JOIN threads t ON t.id = m.thread_id AND t.state = ANY($2::text[])
    JOIN categories c ON c.id = t.category_id AND c.visibility = ANY($1::text[])
    WHERE m.author_id = u.id AND m.state = ANY($2::text[])
)
ORDER BY u.id
"""
TOPICS = f"""
SELECT t.id, t.title, t.slug, t.kind, c.slug AS category, t.tags, u.name AS user, t.author_label AS author,
       t.created_at, t.last_activity_at AS last_posted_at, t.view_count AS views, t.locked_at,
       (SELECT {N} FROM posts p WHERE p.id = t.accepted_post_id AND p.state = ANY($2::text[])) AS accepted_post,
       t.solved_at, s.name AS solved_by, d.id AS duplicate_of
{
    THREADS.replace(
        "WHERE",
        '''
LEFT JOIN users s ON s.id = t.solved_by_id
LEFT JOIN (threads d JOIN categories dc ON dc.id = d.category_id) ON d.id = t.duplicate_of_id
     AND d.state = ANY($2::text[]) AND dc.visibility = ANY($1::text[]) WHERE''',
    )
}
ORDER BY t.id
"""  # noqa: S608
SCORED = "(SELECT coalesce(sum(v.value), 0) FROM votes v WHERE v.post_id = p.id)"
ENTRIES = f"""
SELECT p.thread_id AS topic_id, {N} AS n, p.id, u.name AS user, p.author_label AS author, p.created_at, p.edited_at,
       e.name AS edited_by, p.body_source AS md, p.language, p.details, greatest(p.score - {SCORED}, 0) AS likes,
       greatest({SCORED} - p.score, 0) AS dislikes, nullif(p.state, 'published') AS state
{POSTS} LEFT JOIN users u ON u.id = p.author_id LEFT JOIN users e ON e.id = p.edited_by_id
WHERE p.state = ANY($2::text[]) ORDER BY p.id
"""
COMMENTS = f"""
SELECT m.thread_id AS topic_id, {N} AS n, m.id, u.name AS user, m.author_label AS author, m.body_source AS md,
       m.score, nullif(m.state, 'published') AS state, m.created_at, m.edited_at
{POSTS} JOIN comments m ON m.post_id = p.id LEFT JOIN users u ON u.id = m.author_id
WHERE p.state = ANY($2::text[]) AND m.state = ANY($2::text[]) ORDER BY m.id
"""
# Without names the hour goes, too: it could be compared with when somebody was there.
VOTES = f"""
SELECT p.thread_id AS topic_id, {N} AS n, v.value,
       CASE WHEN 'staff' = ANY($1::text[]) THEN u.name END AS user,
       CASE WHEN 'staff' = ANY($1::text[]) THEN v.created_at
            ELSE greatest(p.created_at, date_trunc('day', v.created_at, 'UTC')) END AS created_at
{POSTS} JOIN votes v ON v.post_id = p.id LEFT JOIN users u ON u.id = v.user_id
WHERE p.state = ANY($2::text[]) ORDER BY v.id
"""
ME_TOOS = f"""
SELECT t.id AS topic_id, m.created_at, w.name AS user
{THREADS.replace("WHERE", "JOIN me_toos m ON m.thread_id = t.id JOIN users w ON w.id = m.user_id WHERE")}
AND 'staff' = ANY($1::text[]) ORDER BY t.id, m.user_id
"""
REVISIONS = f"""
SELECT p.thread_id AS topic_id, {N} AS n, r.version, r.title, r.tags, r.body_source AS md, r.reason,
       u.name AS editor, r.created_at
{POSTS} JOIN revisions r ON r.post_id = p.id LEFT JOIN users u ON u.id = r.editor_id
WHERE p.state = ANY($2::text[]) AND p.version > 1 ORDER BY p.id, r.version
"""
LINKS = """
SELECT t.id AS src_topic, d.id AS dst_topic, CASE WHEN l.duplicate THEN 'duplicate' ELSE 'link' END AS cue
FROM thread_links l
JOIN threads t ON t.id = l.thread_id AND t.state = ANY($2::text[])
JOIN categories c ON c.id = t.category_id AND c.visibility = ANY($1::text[])
JOIN threads d ON d.id = l.target_id AND d.state = ANY($2::text[])
JOIN categories dc ON dc.id = d.category_id AND dc.visibility = ANY($1::text[])
ORDER BY t.id, d.id
"""
FILES = {
    "categories": CATEGORIES, "tags": TAGS, "users": USERS, "topics": TOPICS, "posts": ENTRIES, "comments": COMMENTS,
    "votes": VOTES, "me_toos": ME_TOOS, "revisions": REVISIONS, "links": LINKS,
}  # fmt: skip
# How many there are of each, whoever may see them.
ALL = {
    "categories": "categories", "users": "users", "topics": "threads", "posts": "posts", "comments": "comments",
    "votes": "votes", "me_toos": "me_toos", "links": "thread_links",
}  # fmt: skip


async def settle_snapshot(session: Session) -> None:
    """From here on the session sees the forum as it is now, however long it reads; to be called first."""
    await session.raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 0")


async def rows_to_write(session: Session, scope: Scope) -> int:
    """How many rows there are at most, for a bar of progress."""
    return sum([await counted(session, table) for table in ALL])


async def counted(session: Session, name: str) -> int:
    return int(await session.fetchval(f"SELECT count(*) FROM {ALL[name]}"))  # noqa: S608


async def stream(session: Session, name: str, scope: Scope) -> AsyncIterator[dict[str, Any]]:
    async for row in session.raw.cursor(FILES[name], list(scope.visibilities), list(scope.states), prefetch=500):
        yield dict(row)
