"""What is known of an author who is new."""

from forum.database import Session

MOST_COUNTED, MOST_COMPARED = 100, 200


async def published_before(session: Session, user_id: int, post_id: int) -> int:
    """How many other posts of this author readers can see; at most a hundred, which is no newcomer any more."""
    found: int = await session.fetchval(
        "SELECT count(*) FROM (SELECT FROM posts WHERE author_id = $1 AND state = 'published' AND id <> $2 LIMIT $3) p",
        user_id, post_id, MOST_COUNTED,
    )  # fmt: skip
    return found


async def wrote_the_same(session: Session, user_id: int, post_id: int) -> bool:
    """Whether another of this author's last two hundred posts has the very same text."""
    found: bool = await session.fetchval(
        "SELECT EXISTS (SELECT FROM posts o JOIN (SELECT id, body_source FROM posts WHERE author_id = $1 "
        "ORDER BY created_at DESC, id DESC LIMIT $3) p ON p.body_source = o.body_source "
        "WHERE o.id = $2 AND o.author_id = $1 AND p.id <> o.id)",
        user_id, post_id, MOST_COMPARED,
    )  # fmt: skip
    return found
