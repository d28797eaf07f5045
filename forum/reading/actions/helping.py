"""Counting whom something has helped: each reader says yes or no once and may change it."""

from collections.abc import Mapping

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere, Refused
from forum.i18n import _
from forum.reading.events import AnswerRated
from forum.threads.queries import visible_post, visible_thread
from forum.threads.refusals import standing
from forum.threads.rows import PostRow

MARK = """
INSERT INTO helpful_marks (kind, subject_id, reader, helpful, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kind, subject_id, reader) DO UPDATE SET helpful = excluded.helpful, created_at = excluded.created_at
"""
# Counted while it is the accepted one; locked in one order, so that two processes never wait for each other in a ring.
READERS = """
INSERT INTO answer_readers (post_id, readers)
SELECT t.accepted_post_id, seen.times FROM unnest($1::bigint[], $2::int[]) AS seen (thread_id, times)
  JOIN threads t ON t.id = seen.thread_id WHERE t.accepted_post_id IS NOT NULL ORDER BY t.accepted_post_id
ON CONFLICT (post_id) DO UPDATE SET readers = answer_readers.readers + excluded.readers
"""  # visible_thread was asked when it was read


async def say_helpful(session: Session, actor: Actor, post_id: int, *, reader: str, helpful: bool) -> PostRow:
    """`reader` says whether the accepted answer helped; authors do not rate themselves."""
    post = await visible_post(session, actor, post_id)
    thread = await visible_thread(session, actor, post.thread_id)
    if thread.accepted_post_id != post.id:
        raise NotThere
    if actor.is_signed_in and not actor.may_act(session.now):
        raise Refused(standing(actor, session.now))
    if actor.id is not None and post.author_id == actor.id:
        raise Refused(_("Others say whether your answer helped."))
    await mark_helpful(session, "post", post.id, reader=reader, helpful=helpful)
    await publish(session, AnswerRated(actor.id, thread.id, post.id, helpful))
    return post


async def mark_helpful(session: Session, kind: str, subject_id: int, *, reader: str, helpful: bool) -> None:
    """One mark a reader, however often it is sent; the last word counts."""
    await session.fetchval(MARK, kind, subject_id, reader, helpful, session.now)


async def count_answer_readers(session: Session, views: Mapping[int, int]) -> None:
    """These threads had so many new readers, each counted once a day: they are their accepted answers' readers."""
    await session.fetchval(READERS, list(views), list(views.values()))
