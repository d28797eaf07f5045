"""Whom an event concerns where it does not say so itself."""

from typing import Any

from forum.database import Session

Found = dict[str, set[int]]

OF_VOTES = """
SELECT DISTINCT e.user_id, e.actor_id FROM ledger_entries e
WHERE e.vote_id = ANY($1::bigint[]) AND e.cause <> 'reversal'
"""
ECHOED = "SELECT author_id FROM threads WHERE id = $1 AND author_id IS NOT NULL"
MARKED = (
    "SELECT DISTINCT actor_id FROM events WHERE thread_id = $1 AND name = 'MarkedDuplicate' AND actor_id IS NOT NULL"
)
WRITERS = """
SELECT DISTINCT actor_id FROM events
WHERE name = 'ArticleAccepted' AND payload->'thread_ids' @> to_jsonb($1::bigint) AND actor_id IS NOT NULL
"""
QUOTED = "SELECT DISTINCT author_id FROM posts WHERE id = ANY($1::bigint[]) AND author_id IS NOT NULL"
COMMENTER = "SELECT author_id FROM comments WHERE id = $1 AND author_id IS NOT NULL"


async def people_behind(session: Session, name: str, event: Any) -> Found:
    """People by statement of deeds, beside those whom the event names."""
    if name in ("VotesAnnulled", "VotesRestored"):
        return await people_of_votes(session, list(event.vote_ids))
    if name in ("GainsAnnulled", "GainsRestored"):
        return {base: set(event.user_ids) for base in ("solved", "closed", "edited")}
    if name in ("MeTooAdded", "MeTooTakenBack"):
        return {"echoed": await ids(session, ECHOED, event.thread_id)}
    if name == "DuplicateCleared":
        return {"paired": await ids(session, MARKED, event.thread_id)}
    if name == "ThreadWrittenUp":
        return {"wrote_articles": await ids(session, WRITERS, event.thread_id)}
    if name == "ArticleAccepted":
        return {"quoted": await ids(session, QUOTED, list(event.post_ids))}
    if name in ("CommentDeleted", "CommentUndeleted", "CommentHidden", "CommentUnhidden"):
        people = await ids(session, COMMENTER, event.comment_id)
        return {"commented": people, "came": people}
    return {}


async def people_of_votes(session: Session, vote_ids: list[int]) -> Found:
    rows = await session.fetch(OF_VOTES, vote_ids)
    authors = {row["user_id"] for row in rows}
    voters = {row["actor_id"] for row in rows} - {None}
    return {"thanked": voters, "question_scores": authors, "answer_scores": authors, "received": authors}


async def ids(session: Session, sql: str, *args: Any) -> set[int]:
    return {row[0] for row in await session.fetch(sql, *args)}
