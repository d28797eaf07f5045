"""Every read of follows, and of what is followed: a subject is only had through the queries of its own room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.categories.queries import visible_categories, visible_category_of_id
from forum.database import Session
from forum.errors import NotThere
from forum.following.policy import KINDS
from forum.threads.queries import tag_row, tag_rows, threads_among, visible_thread
from forum.threads.rows import ThreadRow

Key = tuple[datetime, int]  # when it was followed, and the thread

THREADS_A_PAGE = 50
MOST_TAGS = 1000

FOLLOWED_THREADS = """
SELECT subject_id, created_at FROM follows
WHERE user_id = $1 AND kind = 'thread' AND ($2::timestamptz IS NULL OR (created_at, subject_id) < ($2, $3))
ORDER BY created_at DESC, subject_id DESC LIMIT $4
"""
LAST_CHOICE = """
SELECT DISTINCT ON (actor_id) actor_id, name FROM events
WHERE thread_id = $1 AND name IN ('Followed', 'Unfollowed') AND actor_id = ANY($2::bigint[]) ORDER BY actor_id, id DESC
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be followed: its kind (thread, category, tag), its id, its page and its name."""

    kind: str
    id: int
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class FollowedThreads:
    """A page of the threads that somebody follows, and the key after which the next one begins."""

    rows: list[ThreadRow]
    next: Key | None


async def visible_subject(session: Session, actor: Actor, kind: str, subject_id: int) -> Subject:
    """The subject, or NotThere where it is missing, of no known kind, or not for this actor."""
    if kind not in KINDS or not 0 < subject_id < 2**63:
        raise NotThere
    if kind == "thread":
        thread = await visible_thread(session, actor, subject_id)
        return Subject(kind, thread.id, thread.url, thread.title)
    if kind == "category":
        category = await visible_category_of_id(session, actor, subject_id)
        return Subject(kind, category.id, f"/c/{category.slug}", category.name)
    tag = await tag_row(session, actor, await session.fetchval("SELECT name FROM tags WHERE id = $1", subject_id) or "")
    return Subject(kind, tag.id, f"/tags/{tag.name}", tag.name)


async def is_following(session: Session, actor: Actor, kind: str, subject_id: int) -> bool:
    sql = "SELECT EXISTS (SELECT FROM follows WHERE user_id = $1 AND kind = $2 AND subject_id = $3)"
    return actor.is_signed_in and bool(await session.fetchval(sql, actor.id, kind, subject_id))


follows = is_following


async def followers_of(session: Session, kind: str, subject_ids: Collection[int]) -> set[int]:
    """The users who follow any of these subjects; whether they may still see them is for the asker to find out."""
    sql = "SELECT DISTINCT user_id FROM follows WHERE kind = $1 AND subject_id = ANY($2::bigint[])"
    return {row["user_id"] for row in await session.fetch(sql, kind, list(subject_ids))}


async def have_unfollowed(session: Session, thread_id: int, user_ids: Collection[int]) -> set[int]:
    """Those of the users whose last word on this thread was that they do not want to hear of it."""
    rows = await session.fetch(LAST_CHOICE, thread_id, list(user_ids))
    return {row["actor_id"] for row in rows if row["name"] == "Unfollowed"}


async def followed_threads(
    session: Session, actor: Actor, after: tuple[datetime, int] | None = None
) -> FollowedThreads:
    """The threads that the actor follows and may read, the last followed first."""
    moment, last_id = after or (None, 0)
    found = await session.fetch(FOLLOWED_THREADS, actor.id, moment, last_id, THREADS_A_PAGE + 1)
    rows = await threads_among(session, actor, [row["subject_id"] for row in found[:THREADS_A_PAGE]])
    last = found[THREADS_A_PAGE - 1] if len(found) > THREADS_A_PAGE else None
    return FollowedThreads(rows, (last["created_at"], last["subject_id"]) if last else None)


async def followed_places(session: Session, actor: Actor) -> list[Subject]:
    """The categories and tags that the actor follows and may read, by name."""
    rows = await session.fetch("SELECT kind, subject_id FROM follows WHERE user_id = $1 AND kind <> 'thread'", actor.id)
    mine = {(row["kind"], row["subject_id"]) for row in rows}
    if not mine:
        return []
    categories, tags = await visible_categories(session, actor), await tag_rows(session, actor, MOST_TAGS)
    places = [Subject("category", each.id, f"/c/{each.slug}", each.name) for each in categories]
    places += [Subject("tag", each.id, f"/tags/{each.name}", each.name) for each in tags]
    return [each for each in places if (each.kind, each.id) in mine]
