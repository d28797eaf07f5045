"""Every write of notifications."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import update

from forum.accounts.models import User
from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.following.actions import unfollow
from forum.notifications.events import MailStopped, Notified
from forum.notifications.models import Notification
from forum.notifications.policy import wants_mail
from forum.notifications.queries import may_see, readers_of
from forum.notifications.rows import News, NotificationRow, Reader
from forum.threads.queries import visible_post, visible_thread

# One statement, since a thread may have a thousand followers; whoever was told of the event already is passed over.
INSERT = """
INSERT INTO notifications (user_id, event_id, kind, actor_id, thread_id, post_id, params, created_at)
SELECT told.user_id, $3, told.kind, $4, $5, $6, $7::jsonb, $8
FROM unnest($1::bigint[], $2::text[]) AS told (user_id, kind)
ORDER BY told.user_id ON CONFLICT (user_id, event_id) DO NOTHING RETURNING id, user_id
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
    readers = await seeing(session, news, await readers_of(session, kinds)) if kinds else {}
    kept = dict(params or {}) | ({"comment_id": news.comment_id} if news.comment_id else {})
    rows = await session.fetch(
        INSERT, list(readers), [kinds[user_id] for user_id in readers], news.event_id, news.actor_id, news.thread_id,
        news.post_id, json.dumps(kept), session.now,
    )  # fmt: skip
    for row in rows:
        if wants_mail(readers[row["user_id"]], session.now):
            await publish(session, Notified(row["user_id"], row["id"]))


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
    """Who wrote the thread and the post, so far as they are still there. A comment's author is the one who acts."""
    authors: set[int | None] = set()
    try:
        if news.thread_id is not None:
            authors.add((await visible_thread(session, SYSTEM, news.thread_id)).author_id)
        if news.post_id is not None:
            authors.add((await visible_post(session, SYSTEM, news.post_id)).author_id)
    except NotThere:
        pass
    return authors


async def mark_read(session: Session, actor: Actor, row: NotificationRow) -> None:
    """This one is read, and with it everything about the same thread: whoever opens the thread sees it all."""
    mine = (Notification.user_id == actor.id) & Notification.read_at.is_(None)
    same = Notification.id == row.id
    if row.thread_id is not None:
        same |= Notification.thread_id == row.thread_id
    await session.execute(update(Notification).where(mine & same).values(read_at=session.now))


async def mark_all_read(session: Session, actor: Actor) -> int:
    """How many were not read yet."""
    mine = (Notification.user_id == actor.id) & Notification.read_at.is_(None)
    return int((await session.execute(update(Notification).where(mine).values(read_at=session.now))).rowcount)


async def stop_mail(session: Session, actor: Actor, thread_id: int | None) -> None:
    """No mail about the thread any more (the actor does not follow it then), or none of the notices at all."""
    if thread_id is None:
        await session.execute(update(User).where(User.id == actor.id).values(mail_notices=False))
        await publish(session, MailStopped(actor.id))
        return
    try:
        await unfollow(session, actor, "thread", thread_id)
    except NotThere:
        return  # a thread that they neither see nor follow sends them nothing
