"""The versions of posts: parts of one version stand in several rows, so they are gathered before they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from forum.database import Session
from forum.importing import fields
from forum.importing.actions.work import Work, copy
from forum.importing.stackexchange import BODIES, TAGS, TITLES, OldChange

GATHER = """
CREATE TEMPORARY TABLE IF NOT EXISTS gathered_changes (
    id bigint, type int, post_id bigint, version text, editor_id bigint, text text, reason text, created_at timestamptz)
"""
COLUMNS = ("id", "type", "post_id", "version", "editor_id", "text", "reason", "created_at")
READ = """
SELECT g.*, p.body_source, p.kind, t.title AS title_now, t.tags AS tags_now FROM gathered_changes g
JOIN posts p ON p.id = g.post_id JOIN threads t ON t.id = p.thread_id
WHERE g.post_id > $1 AND g.post_id <= (
    SELECT max(post_id) FROM
        (SELECT DISTINCT post_id FROM gathered_changes WHERE post_id > $1 ORDER BY 1 LIMIT 200) AS next)
ORDER BY g.post_id, g.id
"""
REVISION = ("post_id", "version", "title", "tags", "body_source", "reason", "editor_id", "created_at")


async def gather_changes(session: Session, work: Work, rows: Sequence[OldChange]) -> None:
    """Puts the rows that make versions aside, in this one transaction; the others are counted as left out."""
    tally = work.tally("history")
    await session.raw.execute(GATHER)
    fresh: list[OldChange] = await work.fresh(session, tally, "change", rows)
    posts = await work.known(session, "post", [row.post_id for row in fresh])
    users = await work.known(session, "user", [row.user_id for row in fresh])
    records = []
    for row in fresh:
        if row.type not in (*TITLES, *BODIES, *TAGS):
            tally.left_out[f"history type {row.type}: it changes no text"] += 1
        elif row.post_id not in posts:
            tally.left_out["its post is not in the dump"] += 1
        else:
            post_id, editor = posts[row.post_id], users.get(row.user_id or 0)
            records.append((row.id, row.type, post_id, row.version, editor, row.text, row.reason, row.created_at))
    await copy(session, "gathered_changes", COLUMNS, records)
    await work.remember(session, "change", ((record[0], record[2]) for record in records))
    tally.made += len(records)


async def write_versions(session: Session) -> None:
    """The gathered rows, two hundred posts at a time, in place of the one version that each post came with."""
    last = 0
    await session.raw.execute(GATHER)
    while rows := await session.fetch(READ, last):
        last = rows[-1]["post_id"]
        versions = [version for post in by_post(rows) for version in versions_of(post)]
        posts = list({version.post_id for version in versions})
        await session.raw.execute("DELETE FROM revisions WHERE post_id = ANY($1::bigint[])", posts)
        await copy(session, "revisions", REVISION, [version.record() for version in versions])
        await session.raw.execute(
            "UPDATE posts SET version = (SELECT max(version) FROM revisions r WHERE r.post_id = posts.id) "
            "WHERE id = ANY($1::bigint[])",
            posts,
        )
    await session.raw.execute("DROP TABLE gathered_changes")


@dataclass
class Version:
    """What a post said at one time."""

    post_id: int
    number: int
    title: str | None
    tags: list[str] | None
    body: str
    reason: str
    editor_id: int | None
    created_at: Any

    def record(self) -> tuple[Any, ...]:
        return (
            self.post_id, self.number, self.title, self.tags, self.body, self.reason, self.editor_id, self.created_at,
        )  # fmt: skip


def by_post(rows: Iterable[Any]) -> Iterable[list[Any]]:
    post: list[Any] = []
    for row in rows:
        if post and row["post_id"] != post[0]["post_id"]:
            yield post
            post = []
        post.append(row)
    yield post


def versions_of(rows: Sequence[Any]) -> list[Version]:
    """The versions in order; what a version does not change it has from the one before, and the last one is today's."""
    versions: dict[str, Version] = {}
    title, body = "", ""
    tags: list[str] = []
    for row in rows:
        title = row["text"] if row["type"] in TITLES else title
        tags = fields.tags({"Tags": row["text"]}) if row["type"] in TAGS else tags
        body = row["text"] if row["type"] in BODIES else body
        opening = row["kind"] == "opening"
        found = Version(
            row["post_id"], 0, title if opening else None, tags if opening else None, body, row["reason"],
            row["editor_id"], row["created_at"],
        )  # fmt: skip
        versions[row["version"]] = found
    ordered = list(versions.values())
    for number, version in enumerate(ordered, start=1):
        version.number = number
    now, opening = rows[-1], rows[-1]["kind"] == "opening"
    ordered[-1].body = now["body_source"]
    ordered[-1].title, ordered[-1].tags = (now["title_now"], now["tags_now"]) if opening else (None, None)
    return ordered
