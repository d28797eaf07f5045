"""What a letter of notices may say to its reader when it is written."""

from collections.abc import Collection
from dataclasses import replace

from forum.database import Session
from forum.errors import NotThere
from forum.following.queries import muted_threads
from forum.notifications.batching import MOST_LINES, Part, parts_of
from forum.notifications.queries import notifications_to_mail, what_about
from forum.notifications.rows import Reader
from forum.threads.policy import may_answer
from forum.threads.queries import visible_thread


async def letter_parts(session: Session, reader: Reader, ids: Collection[int]) -> list[Part]:
    """Unread, not of a thread that they muted since, and still for them to see; at most `MOST_LINES`, the newest."""
    rows = (await notifications_to_mail(session, reader, ids))[-MOST_LINES:]
    muted = await muted_threads(session, reader.actor, {row.thread_id for row in rows if row.thread_id is not None})
    found = []
    for row in rows:
        about = None if row.thread_id in muted else await what_about(session, reader.actor, row)
        if about is not None:
            found.append((row, about))
    return [await open_to_answers(session, reader, part) for part in parts_of(found)]


async def open_to_answers(session: Session, reader: Reader, part: Part) -> Part:
    if part.thread_id is None:
        return part
    try:
        thread = await visible_thread(session, reader.actor, part.thread_id)
    except NotThere:
        return part
    return replace(part, may_answer=may_answer(reader.actor, thread, session.now))
