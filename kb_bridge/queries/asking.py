"""What askers have to say of an article to which their open questions were pointed."""

from forum.database import Session

AWAITS = """
SELECT EXISTS (SELECT FROM sources WHERE article_id = $1 AND thread_id = $2 AND answers AND declined_at IS NULL)
"""
DECLINED = "SELECT count(*) FROM sources WHERE article_id = $1 AND declined_at IS NOT NULL"


async def awaits_word(session: Session, article_id: int, thread_id: int) -> bool:
    """Whether nothing had solved the thread when it was pointed to the article, and its asker has not refused."""
    return bool(await session.fetchval(AWAITS, article_id, thread_id))


async def declined_count(session: Session, article_id: int) -> int:
    """How many askers said that the article does not answer them."""
    return int(await session.fetchval(DECLINED, article_id))
