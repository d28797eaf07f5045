"""Every read of follows, and of what is followed: a subject is only had through the queries of its own room."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from forum.actor import Actor
from forum.categories.queries import visible_categories, visible_category_of_id
from forum.database import Session
from forum.errors import NotThere
from forum.following.levels import FOLLOWING, KINDS, Choices
from forum.threads.queries import tag_row, tag_rows, threads_among, visible_thread

Key = tuple[datetime, int]  # when it was chosen, and the thread

THREADS_A_PAGE = 50
MOST_TAGS = 1000

CHOSEN_THREADS = """
SELECT subject_id, created_at, level FROM follows
WHERE user_id = $1 AND kind = 'thread' AND ($2::timestamptz IS NULL OR (created_at, subject_id) < ($2, $3))
ORDER BY created_at DESC, subject_id DESC LIMIT $4
"""
CHOSEN_PLACES = "SELECT kind, subject_id, level FROM follows WHERE user_id = $1 AND kind <> 'thread'"
CHOSEN = "SELECT level FROM follows WHERE user_id = $1 AND kind = $2 AND subject_id = $3"
# Everybody who chose anything for this thread, its tags or its category: ten thousand people are one statement.
ABOUT = """
SELECT user_id, max(level) FILTER (WHERE kind = 'thread') AS thread,
       coalesce(array_agg(level) FILTER (WHERE kind = 'tag'), '{}') AS tags,
       max(level) FILTER (WHERE kind = 'category') AS category
  FROM follows
 WHERE (kind = 'thread' AND subject_id = $1) OR (kind = 'tag' AND subject_id = ANY($2::bigint[]))
    OR (kind = 'category' AND subject_id = $3)
 GROUP BY user_id
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be followed: its kind (thread, category, tag), its id, its page, its name, and what its reader chose."""

    kind: str
    id: int
    url: str
    name: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenThreads:
    """A page of the threads that somebody chose a level for, and the key after which the next one begins."""

    rows: list[Subject]
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


async def chosen_level(session: Session, actor: Actor, kind: str, subject_id: int) -> str | None:
    """The level that the actor chose for this very subject, None where they chose none."""
    if not actor.is_signed_in or not 0 < subject_id < 2**63:
        return None
    level: str | None = await session.fetchval(CHOSEN, actor.id, kind, subject_id)
    return level


async def is_following(session: Session, actor: Actor, kind: str, subject_id: int) -> bool:
    return await chosen_level(session, actor, kind, subject_id) in FOLLOWING


async def followers_of(session: Session, kind: str, subject_ids: Collection[int]) -> set[int]:
    """The users who follow any of these subjects; whether they may still see them is for the asker to find out."""
    sql = "SELECT DISTINCT user_id FROM follows WHERE kind = $1 AND subject_id = ANY($2::bigint[]) AND level = ANY($3)"
    return {row["user_id"] for row in await session.fetch(sql, kind, list(subject_ids), list(FOLLOWING))}


async def choices_about(
    session: Session, thread_id: int, tag_ids: Collection[int], category_id: int
) -> dict[int, Choices]:
    """What everybody chose who chose anything that touches this thread."""
    rows = await session.fetch(ABOUT, thread_id, list(tag_ids), category_id)
    return {row["user_id"]: Choices(row["thread"], tuple(row["tags"]), row["category"]) for row in rows}


async def muted_threads(session: Session, actor: Actor, thread_ids: Collection[int]) -> set[int]:
    """Those of the threads of which the actor wants to hear nothing any more."""
    sql = "SELECT subject_id FROM follows WHERE user_id = $1 AND kind = 'thread' AND level = 'mute' AND subject_id = ANY($2)"  # noqa: E501
    return {row["subject_id"] for row in await session.fetch(sql, actor.id, list(thread_ids))}


async def chosen_threads(session: Session, actor: Actor, after: tuple[datetime, int] | None = None) -> ChosenThreads:
    """The threads that the actor chose a level for and may read, the last chosen first."""
    moment, last_id = after or (None, 0)
    found = await session.fetch(CHOSEN_THREADS, actor.id, moment, last_id, THREADS_A_PAGE + 1)
    levels = {row["subject_id"]: row["level"] for row in found[:THREADS_A_PAGE]}
    threads = await threads_among(session, actor, list(levels))
    rows = [Subject("thread", each.id, each.url, each.title, levels[each.id]) for each in threads]
    last = found[THREADS_A_PAGE - 1] if len(found) > THREADS_A_PAGE else None
    return ChosenThreads(rows, (last["created_at"], last["subject_id"]) if last else None)


async def chosen_places(session: Session, actor: Actor) -> list[Subject]:
    """The categories and tags that the actor chose a level for and may read, by name."""
    rows = await session.fetch(CHOSEN_PLACES, actor.id)
    mine = {(row["kind"], row["subject_id"]): row["level"] for row in rows}
    if not mine:
        return []
    categories, tags = await visible_categories(session, actor), await tag_rows(session, actor, MOST_TAGS)
    places = [Subject("category", each.id, f"/c/{each.slug}", each.name) for each in categories]
    places += [Subject("tag", each.id, f"/tags/{each.name}", each.name) for each in tags]
    return [replace(each, level=mine[each.kind, each.id]) for each in places if (each.kind, each.id) in mine]
