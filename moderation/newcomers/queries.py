"""What is known of an author who is new."""

from forum.database import Session


async def published_before(session: Session, user_id: int, post_id: int) -> int:
    """How many other posts of this author readers can see."""
    found: int = await session.fetchval(
        "SELECT count(*) FROM posts WHERE author_id = $1 AND state = 'published' AND id <> $2", user_id, post_id
    )
    return found


async def wrote_the_same(session: Session, user_id: int, post_id: int) -> bool:
    """Whether this author has another post with the very same text."""
    found: bool = await session.fetchval(
        "SELECT EXISTS (SELECT FROM posts o "
        "JOIN posts p ON p.author_id = o.author_id AND p.body_source = o.body_source "
        "WHERE o.id = $2 AND o.author_id = $1 AND p.id <> o.id)",
        user_id, post_id,
    )  # fmt: skip
    return found
