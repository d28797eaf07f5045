"""Telling people, however many: a few statements for all of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from forum.actor import SYSTEM
from forum.bus import Word
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.errors import NotThere
from forum.notifications.policy import NUDGES, wants_mail_at_once
from forum.notifications.queries import may_see, readers_of
from forum.notifications.rows import News, Reader
from forum.threads.queries import visible_post, visible_thread

# One statement, since a tag may have ten thousand followers; whoever was told of the event already is passed over.
INSERT = """
INSERT INTO notifications (user_id, event_id, kind, actor_id, thread_id, post_id, params, created_at)
SELECT told.user_id, $3, told.kind, $4, $5, $6, $7::jsonb, $8
FROM unnest($1::bigint[], $2::text[]) AS told (user_id, kind)
ORDER BY told.user_id ON CONFLICT (user_id, event_id) DO NOTHING RETURNING id, user_id
"""
SPARED = "SELECT id FROM users WHERE id = ANY($1::bigint[]) AND spared_at IS NOT NULL"
# The row of a letter that waits already is locked, not changed: so it is not collected before we commit.
WAIT = """
INSERT INTO mail_waits (user_id, since_id, due_at)
SELECT user_id, since_id, $3 FROM unnest($1::bigint[], $2::bigint[]) AS told (user_id, since_id) ORDER BY user_id
ON CONFLICT (user_id) DO UPDATE SET due_at = mail_waits.due_at
"""


async def tell(
    session: Session, news: News, reasons: Mapping[str, Iterable[int]], params: Mapping[str, Any] | None = None
) -> None:
    """One notification for each user of `reasons` (kind -> users; the first kind in which somebody stands is theirs),
    but for whoever did it and whoever may not see it."""
    kinds: dict[int, str] = {}
    for kind, users in reasons.items():
        for user_id in users:
            kinds.setdefault(user_id, kind)
    kinds.pop(news.actor_id or 0, None)
    await leave_the_spared(session, kinds)
    readers = await seeing(session, news, await readers_of(session, kinds)) if kinds else {}
    kept = dict(params or {}) | ({"comment_id": news.comment_id} if news.comment_id else {})
    rows = await session.fetch(
        INSERT, list(readers), [kinds[user_id] for user_id in readers], news.event_id, news.actor_id, news.thread_id,
        news.post_id, json.dumps(kept), session.now,
    )  # fmt: skip
    for row in rows:
        session.announce(Word("Told", 0, user_id=row["user_id"]))
    await let_letters_wait(session, readers, rows)


async def leave_the_spared(session: Session, kinds: dict[int, str]) -> None:
    """Whoever is to be spared hears what is about their words, and is neither nudged nor celebrated."""
    nudged = [user_id for user_id, kind in kinds.items() if kind in NUDGES]
    for row in await session.fetch(SPARED, nudged) if nudged else ():
        del kinds[row["id"]]


async def let_letters_wait(session: Session, readers: Mapping[int, Reader], rows: Sequence[Any]) -> None:
    """Whoever wants mail at once gets it when others of its kind have had time to come."""
    told = [(row["user_id"], row["id"]) for row in rows if wants_mail_at_once(readers[row["user_id"]], session.now)]
    if told:
        due_at = session.now + timedelta(minutes=session.bus.settings.mail_wait)
        await session.fetchval(WAIT, [user_id for user_id, _ in told], [since_id for _, since_id in told], due_at)


async def seeing(session: Session, news: News, readers: Iterable[Reader]) -> dict[int, Reader]:
    """Those of the readers who may see it. Sight depends on the roles, and on having written it: one question is asked
    for everybody who is alike in that."""
    authors = await authors_of(session, news)
    alike: dict[Any, list[Reader]] = defaultdict(list)
    for reader in readers:
        actor = reader.actor
        alike[(actor.sees, actor.is_moderator, actor.id if actor.id in authors else None)].append(reader)
    found: dict[int, Reader] = {}
    for group in alike.values():
        if await may_see(session, group[0].actor, news):
            found |= {reader.actor.id: reader for reader in group if reader.actor.id is not None}
    return found


async def authors_of(session: Session, news: News) -> set[int | None]:
    """Who wrote the thread, the post and the comment, so far as they are still there, and whom the thread is for."""
    authors: set[int | None] = set()
    try:
        if news.thread_id is not None:
            thread = await visible_thread(session, SYSTEM, news.thread_id)
            authors |= {thread.author_id, thread.private_to_id}
        if news.post_id is not None:
            authors.add((await visible_post(session, SYSTEM, news.post_id)).author_id)
        if news.comment_id is not None:
            authors.add((await visible_comment(session, SYSTEM, news.comment_id)).author_id)
    except NotThere:
        pass
    return authors
