"""Topics become threads that wait for their first post: until it comes they are nobody's to see."""

from collections.abc import Sequence
from typing import Any

from forum.database import Session
from forum.importing.actions.archive.furnishing import category_id
from forum.importing.actions.archive.work import ArchiveWork, label
from forum.importing.actions.work import copy, new_ids, tag_ids
from forum.importing.archive.rows import OldTopic
from forum.threads.tag_names import is_tag, normal_tag
from forum.threads.titles import slug_of

THREAD = (
    "id", "category_id", "author_id", "author_label", "kind", "title", "slug", "tags", "state", "locked_at",
    "view_count", "created_at", "last_activity_at",
)  # fmt: skip
WAITING = "deleted"  # the state of a thread whose first post has not come
EMPTY = """
SELECT i.old_id, i.new_id FROM imported i WHERE i.source = $1 AND i.kind = 'thread'
AND NOT EXISTS (SELECT FROM posts p WHERE p.thread_id = i.new_id)
"""


async def bring_topics(session: Session, work: ArchiveWork, rows: Sequence[OldTopic]) -> None:
    tally = work.tally("topics")
    fresh: list[OldTopic] = await work.fresh(session, tally, "thread", rows)
    users = await work.people(session, [row.user for row in fresh])
    ids = await new_ids(session, "threads", len(fresh))
    records, tagged = [], []
    for thread_id, old in zip(ids, fresh, strict=True):
        category = await category_id(session, work, old.category)
        tags = list(dict.fromkeys(name for name in map(normal_tag, old.tags) if is_tag(name)))
        tally.notes["with a tag that cannot be one here"] += len(tags) < len(old.tags)
        tagged += [(thread_id, name, old.created_at) for name in tags]
        records.append(record(thread_id, category, old, users=users, tags=tags))
    await copy(session, "threads", THREAD, records)
    await write_tags(session, tagged)
    await work.remember(session, "thread", zip((old.id for old in fresh), ids, strict=True))
    tally.made += len(fresh)


def record(thread_id: int, category: int, old: OldTopic, *, users: dict[str, int], tags: list[str]) -> tuple[Any, ...]:
    title, author = old.title or f"Topic {old.id}", users.get(old.user or "")
    return (
        thread_id, category, author, label(author, old.author, old.user), old.kind, title, slug_of(title), tags,
        WAITING, old.locked_at, old.views, old.created_at, old.active_at,
    )  # fmt: skip


async def write_tags(session: Session, tagged: Sequence[tuple[int, str, Any]]) -> None:
    if not tagged:
        return
    ids = await tag_ids(session, sorted({name for _thread, name, _at in tagged}))
    records = [(thread_id, ids[name], at) for thread_id, name, at in tagged]
    await copy(session, "thread_tags", ("thread_id", "tag_id", "created_at"), records)


async def take_back_empty(session: Session, work: ArchiveWork) -> None:
    """Threads whose first post is not in the archive are no threads: they go, and the report says so."""
    rows = await session.fetch(EMPTY, work.source)
    ids = [row["new_id"] for row in rows]
    if not ids:
        return
    for sql in (
        "DELETE FROM thread_tags WHERE thread_id = ANY($1::bigint[])",
        "DELETE FROM threads WHERE id = ANY($1::bigint[])",
    ):
        await session.raw.execute(sql, ids)
    await session.raw.execute(
        "DELETE FROM imported WHERE source = $1 AND kind = 'thread' AND new_id = ANY($2::bigint[])", work.source, ids
    )
    tally = work.tally("topics")
    tally.made, again = max(0, tally.made - len(ids)), max(0, len(ids) - tally.made)
    tally.already -= again
    tally.left_out["its first post is not in the archive"] += len(ids)
