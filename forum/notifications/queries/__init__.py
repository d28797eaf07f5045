"""Every read of notifications and of those who are told."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from forum.accounts.names import key_of
from forum.accounts.queries import ACTOR, actor_from
from forum.actor import Actor
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.errors import NotThere
from forum.following.queries import choices_about
from forum.notifications.audience import Audience
from forum.notifications.rows import About, News, NotificationRow, Reader
from forum.threads.excerpts import excerpt
from forum.threads.queries import post_url, threads_among, visible_post, visible_thread
from forum.threads.rows import ThreadView

ROWS_A_PAGE = 40
MOST_COUNTED = 100
MOST_MENTIONED = 20
EXCERPT = 600  # characters of a post that a mail quotes

COLUMNS = """
SELECT n.id, n.user_id, n.kind, u.name AS actor_name, u.display_name AS actor_display, n.thread_id, n.post_id, n.params,
       n.created_at, n.read_at
FROM notifications n LEFT JOIN users u ON u.id = n.actor_id
"""
NEWEST = " ".join((COLUMNS, "WHERE n.user_id = $1 AND n.id < $2 ORDER BY n.id DESC LIMIT $3"))
ONE = " ".join((COLUMNS, "WHERE n.id = $1"))
TO_MAIL = " ".join((COLUMNS, "WHERE n.user_id = $1 AND n.id = ANY($2::bigint[]) AND n.read_at IS NULL ORDER BY n.id"))
UNREAD = """
SELECT count(*) FROM (SELECT FROM notifications WHERE user_id = $1 AND read_at IS NULL LIMIT $2) AS waiting
"""
READERS = " ".join(
    (
        "SELECT",
        ACTOR,
        """, u.email, u.mail_notices, coalesce(w.pace, 'at_once') AS pace, w.quiet_from, w.quiet_until,
       coalesce(w.paused_at IS NOT NULL AND w.bounced_key = u.email_key, false) AS paused,
       coalesce(w.reply_version, 1) AS reply_version
  FROM users u LEFT JOIN mail_wishes w ON w.user_id = u.id WHERE u.id = ANY($1::bigint[])""",
    )
)
TOLD_OF_ARTICLE = """
SELECT user_id FROM notifications
 WHERE thread_id = $1 AND kind = 'written_up' AND (params->>'article_id')::bigint = $2
"""
OF_READER = ("email", "mail_notices", "pace", "quiet_from", "quiet_until", "paused", "reply_version")


async def unread_count(session: Session, actor: Actor) -> int:
    """How many notifications wait to be read, counted up to a hundred; for the bell on every page."""
    if not actor.is_signed_in:
        return 0
    return int(await session.fetchval(UNREAD, actor.id, MOST_COUNTED))


async def newest_notifications(
    session: Session, actor: Actor, before: int | None = None, limit: int = ROWS_A_PAGE
) -> list[NotificationRow]:
    """The newest first, from the one with an id below `before` on."""
    rows = await session.fetch(NEWEST, actor.id, before or 2**63 - 1, limit)
    return [row_from(row) for row in rows]


async def own_notification(session: Session, actor: Actor, notification_id: int) -> NotificationRow:
    """The notification, or NotThere where it is missing or somebody else's."""
    row = await session.fetchrow(ONE, notification_id) if 0 < notification_id < 2**63 else None
    if row is None or not actor.is_signed_in or row["user_id"] != actor.id:
        raise NotThere
    return row_from(row)


async def notifications_to_mail(session: Session, reader: Reader, ids: Collection[int]) -> list[NotificationRow]:
    """Those of the notifications that are this reader's and not read yet, the oldest first."""
    rows = await session.fetch(TO_MAIL, reader.actor.id, list(ids))
    return [row_from(row) for row in rows]


async def thread_titles(session: Session, actor: Actor, rows: Sequence[NotificationRow]) -> dict[int, str]:
    """The titles of those threads of the rows that the actor may see (now)."""
    ids = list(dict.fromkeys(row.thread_id for row in rows if row.thread_id is not None))
    titles = {thread.id: thread.title for thread in await threads_among(session, actor, ids)}
    for thread_id in ids:
        # Not listed, but perhaps theirs and held, or theirs to see as staff: few.
        if thread_id not in titles and (title := await title_of(session, actor, thread_id)):
            titles[thread_id] = title
    return titles


async def title_of(session: Session, actor: Actor, thread_id: int | None) -> str | None:
    try:
        return None if thread_id is None else (await visible_thread(session, actor, thread_id)).title
    except NotThere:
        return None


async def readers_of(session: Session, user_ids: Collection[int]) -> list[Reader]:
    rows = await session.fetch(READERS, list(user_ids))
    return [Reader(actor_from(row), **{name: row[name] for name in OF_READER}) for row in rows]


async def users_named(session: Session, names: Sequence[str]) -> list[int]:
    """The users whom these handles name; a text that calls everybody calls nobody beyond the first few."""
    keys = [key_of(name) for name in names[:MOST_MENTIONED]]
    rows = await session.fetch("SELECT id FROM users WHERE name_key = ANY($1::text[])", keys) if keys else []
    return [row["id"] for row in rows]


async def audience_of(session: Session, thread: ThreadView) -> Audience:
    tags = await tag_ids(session, thread.tags)
    return Audience(await choices_about(session, thread.id, tags, thread.belongs_to))


async def tag_ids(session: Session, names: Sequence[str]) -> list[int]:
    return [row["id"] for row in await session.fetch("SELECT id FROM tags WHERE name = ANY($1::text[])", list(names))]


async def may_see(session: Session, actor: Actor, news: News | NotificationRow) -> bool:
    """Whether the actor may see, now, what it is about: the comment, else the post, else the thread."""
    try:
        if news.comment_id is not None:
            await visible_comment(session, actor, news.comment_id)
        elif news.post_id is not None:
            await visible_post(session, actor, news.post_id)
        elif news.thread_id is not None:
            await visible_thread(session, actor, news.thread_id)
    except NotThere:
        return False
    return True


async def what_about(session: Session, actor: Actor, row: NotificationRow) -> About | None:
    """What a notification is about, as the actor may see it now; None where they may not."""
    try:
        if row.kind == "feedback":
            return About("/admin/feedback") if actor.is_admin else None
        if row.kind == "badge":
            return About(f"/u/{actor.name}/badges")
        if row.thread_id is None:
            return About(row.params.get("url") or f"/u/{actor.name}")
        thread = await visible_thread(session, actor, row.thread_id)
        if row.post_id is None:
            params = row.params
            written_up = thread.article_id is not None and thread.article_id == params.get("article_id")
            return About(params.get("url") or thread.url if written_up else thread.url, thread.title)
        post = await visible_post(session, actor, row.post_id)
        html = post.body_html
        if row.comment_id is not None:
            html = (await visible_comment(session, actor, row.comment_id)).html
        return About(await post_url(session, actor, row.post_id), thread.title, excerpt(html, EXCERPT))
    except NotThere:
        return None


async def admin_ids(session: Session) -> list[int]:
    return [row["id"] for row in await session.fetch("SELECT id FROM users WHERE 'admin' = ANY(roles)")]


async def first_event_of(session: Session, post_id: int) -> Any | None:
    """The row of the log in which a post was first published, if it was written here."""
    sql = "SELECT id, name, payload, created_at FROM events WHERE post_id = $1 AND name = ANY($2) ORDER BY id LIMIT 1"
    return await session.fetchrow(sql, post_id, ["QuestionAsked", "AnswerPosted"])


def row_from(row: Any) -> NotificationRow:
    values = dict(row)
    params = values.pop("params")
    return NotificationRow(**values, params=json.loads(params) if isinstance(params, str) else params)


async def told_of_article(session: Session, thread_id: int, article_id: int) -> set[int]:
    """Who has heard already that this thread is written up in this article."""
    rows = await session.fetch(TOLD_OF_ARTICLE, thread_id, article_id)
    return {row["user_id"] for row in rows}
