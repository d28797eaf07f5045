"""In which language a post is written: found out when it is written, corrected by whoever may edit it."""

from typing import Any

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads.events import LanguageCorrected
from forum.threads.models import Post, Thread
from forum.threads.rows import PostRow
from forum.tongues import LANGUAGES, language_of

BATCH = 500
ONE = "SELECT p.kind, t.title, p.body_source AS body FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.id = $1"
UNKNOWN = """
SELECT p.id, p.thread_id, p.kind, t.title, left(p.body_source, 5000) AS body
  FROM posts p JOIN threads t ON t.id = p.thread_id
 WHERE p.language IS NULL AND p.id > $1 ORDER BY p.id LIMIT $2
"""
FOUND = """
WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS each (id, language)),
     told AS (UPDATE posts SET language = given.language FROM given WHERE posts.id = given.id
              RETURNING posts.thread_id, posts.kind, posts.language)
UPDATE threads SET language = told.language FROM told WHERE told.kind = 'opening' AND threads.id = told.thread_id
"""


async def settle_language(session: Session, actor: Actor, post: PostRow, *, chosen: str | None) -> None:
    """After an edit: the language that was chosen; else, while none is known, the one that is found in the text."""
    if chosen and chosen not in LANGUAGES:
        raise Invalid({"language": _("Please choose one of the list.")})
    now = chosen or (post.language if chosen is None else None) or await found_in(session, post.id)
    if now == post.language:
        return
    await session.execute(update(Post).where(Post.id == post.id).values(language=now))
    if post.is_opening:
        await session.execute(update(Thread).where(Thread.id == post.thread_id).values(language=now))
    if chosen and now:
        await publish(session, LanguageCorrected(actor.id, post.thread_id, post.id, post.language, now))


async def found_in(session: Session, post_id: int) -> str | None:
    row = await session.fetchrow(ONE, post_id)
    return language_of(words_of(row)) if row else None


async def recognise(session: Session, after: int = 0) -> tuple[int, int, int]:
    """Looks at the next posts whose language nobody knows: how many, how many were found out, and the last one's id."""
    rows = await session.fetch(UNKNOWN, after, BATCH)
    found = [(row["id"], language) for row in rows if (language := language_of(words_of(row)))]
    if found:
        await session.fetchval(FOUND, [each for each, _found in found], [language for _id, language in found])
    return len(rows), len(found), rows[-1]["id"] if rows else after


def words_of(row: Any) -> str:
    return f"{row['title'] if row['kind'] == 'opening' else ''}\n\n{row['body']}"
