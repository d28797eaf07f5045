"""Posts: the first one opens its thread, the others follow; their likes become votes of nobody in particular."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forum.bus import publish_many
from forum.database import Session
from forum.importing.actions.archive.addresses import with_new_addresses
from forum.importing.actions.archive.work import ArchiveWork, label
from forum.importing.actions.work import copy, new_ids
from forum.importing.archive.rows import OldEntry
from forum.importing.bodies import Made
from forum.importing.report import Tally
from forum.threads.events import AnswerPosted, QuestionAsked
from forum.tongues import language_of
from forum.votes.events import VoteCast

POST = (
    "id", "thread_id", "author_id", "author_label", "kind", "body_source", "body_html", "render_version", "state",
    "language", "score", "created_at", "edited_at", "edited_by_id",
)  # fmt: skip
REVISION = ("post_id", "version", "title", "tags", "body_source", "editor_id", "created_at")
THREADS = "SELECT id, kind, category_id, title, tags FROM threads WHERE id = ANY($1::bigint[])"
OPEN = """
UPDATE threads SET state = given.state, score = given.score, language = given.language
FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) AS given (id, state, score, language)
WHERE threads.id = given.id
"""
DETAIL = """
UPDATE posts SET details = given.details
FROM unnest($1::bigint[], $2::jsonb[]) AS given (id, details) WHERE posts.id = given.id
"""
COUNT = """
UPDATE threads SET answer_count = answer_count + given.count, last_activity_at = greatest(last_activity_at, given.at)
FROM unnest($1::bigint[], $2::int[], $3::timestamptz[]) AS given (id, count, at) WHERE threads.id = given.id
"""


@dataclass(slots=True)
class Placed:
    """A post with its place here."""

    old: OldEntry
    id: int
    thread: Any
    author: int | None
    rendered: Made = ("", 0, False, None)

    @property
    def opens(self) -> bool:
        return self.old.n == 1

    @property
    def kind(self) -> str:
        return "opening" if self.opens else "answer" if self.thread["kind"] == "question" else "reply"


async def bring_posts(session: Session, work: ArchiveWork, rows: Sequence[OldEntry]) -> None:
    tally = work.tally("posts")
    likes = work.tally("likes")
    fresh: list[OldEntry] = await work.fresh(session, tally, "post", rows)
    likes.read += sum(row.likes + row.dislikes for row in rows)
    likes.already += sum(row.likes + row.dislikes for row in rows) - sum(row.likes + row.dislikes for row in fresh)
    placed = await places(session, work, tally, fresh)
    likes.left_out["its post was left out"] += sum(row.likes + row.dislikes for row in fresh) - sum(
        each.old.likes + each.old.dislikes for each in placed
    )
    await with_new_addresses(session, work, placed)
    for each, made in zip(placed, await work.bodies.html([each.old.md for each in placed]), strict=True):
        each.rendered = made
    await write(session, work, placed)
    await cast_likes(session, placed, likes)
    tally.made += len(placed)


async def places(session: Session, work: ArchiveWork, tally: Tally, rows: Sequence[OldEntry]) -> list[Placed]:
    """The rows that have a thread here, each with the ids that it gets."""
    said = [row for row in rows if not row.program]
    tally.left_out["a note of the forum's program, not somebody's words"] += len(rows) - len(said)
    threads = await work.known(session, "thread", [row.topic_id for row in said])
    found = {row["id"]: row for row in await session.fetch(THREADS, list(threads.values()))}
    kept = [row for row in said if row.topic_id in threads]
    tally.left_out["its topic is not in the archive"] += len(said) - len(kept)
    users = await work.people(session, [name for row in kept for name in (row.user, row.edited_by)])
    ids = await new_ids(session, "posts", len(kept))
    pairs = zip(kept, ids, strict=True)
    return [Placed(row, each, found[threads[row.topic_id]], users.get(row.user or "")) for row, each in pairs]


async def write(session: Session, work: ArchiveWork, placed: Sequence[Placed]) -> None:
    tally = work.tally("posts")
    editors = await work.people(session, [each.old.edited_by for each in placed])
    await copy(session, "posts", POST, [post_record(each, editors) for each in placed])
    await copy(session, "revisions", REVISION, [revision_record(each) for each in placed])
    await work.remember(session, "post", ((each.old.id, each.id) for each in placed))
    own = [(each.old.own_id, each.id) for each in placed if each.old.own_id is not None]
    await work.remember(session, "post id", own)
    opened = [each for each in placed if each.opens]
    await session.fetchval(
        OPEN, [each.thread["id"] for each in opened], [each.old.state for each in opened],
        [each.old.likes - each.old.dislikes for each in opened], [language_here(each) for each in opened],
    )  # fmt: skip
    detailed = [each for each in opened if each.old.details]
    await session.fetchval(DETAIL, [each.id for each in detailed], [json.dumps(each.old.details) for each in detailed])
    await count_answers(session, placed)
    await tell(session, placed)
    for each in placed:
        tally.notes["too long to be rendered, shown as plain words"] += each.rendered[2]
        tally.notes["author without an account, kept by name"] += each.author is None
        tally.notes[f"{each.old.state}: staff alone see it"] += each.old.state != "published"


def post_record(each: Placed, editors: dict[str, int]) -> tuple[Any, ...]:
    old, (html, version, _words, _language) = each.old, each.rendered
    return (
        each.id, each.thread["id"], each.author, label(each.author, old.author, old.user), each.kind, old.md, html,
        version, old.state, language_here(each), old.likes - old.dislikes, old.created_at, old.edited_at,
        editors.get(old.edited_by or ""),
    )  # fmt: skip


def language_here(each: Placed) -> str | None:
    """As the archive says, else as its words tell, those of the title too."""
    title = each.thread["title"] if each.opens else ""
    return each.old.language or each.rendered[3] or (language_of(f"{title}\n\n{each.old.md}") if title else None)


def revision_record(each: Placed) -> tuple[Any, ...]:
    title, tags = (each.thread["title"], each.thread["tags"]) if each.opens else (None, None)
    return each.id, 1, title, tags, each.old.md, each.author, each.old.created_at


async def count_answers(session: Session, placed: Sequence[Placed]) -> None:
    shown = [each for each in placed if not each.opens and each.old.state == "published"]
    counts = Counter(each.thread["id"] for each in shown)
    latest = latest_of(shown)
    await session.fetchval(COUNT, list(counts), list(counts.values()), [latest[thread] for thread in counts])


def latest_of(shown: Sequence[Placed]) -> dict[int, Any]:
    latest: dict[int, Any] = {}
    for each in shown:
        thread, at = each.thread["id"], each.old.created_at
        latest[thread] = max(latest.get(thread, at), at)
    return latest


async def tell(session: Session, placed: Sequence[Placed]) -> None:
    asked = [
        (QuestionAsked(each.author, each.thread["id"], each.id, each.thread["kind"], each.thread["category_id"]),
         each.old.created_at)
        for each in placed if each.opens
    ]  # fmt: skip
    answered = [
        (AnswerPosted(each.author, each.thread["id"], each.id, each.kind), each.old.created_at)
        for each in placed if not each.opens
    ]  # fmt: skip
    await publish_many(session, asked)
    await publish_many(session, answered)


async def cast_likes(session: Session, placed: Sequence[Placed], tally: Tally) -> None:
    """One vote of nobody for each, dated like its post: when it was cast is not in the archive."""
    wanted = [(each, value) for each in placed for value in [1] * each.old.likes + [-1] * each.old.dislikes]
    ids = await new_ids(session, "votes", len(wanted)) if wanted else []
    records = [
        (vote_id, each.id, None, value, each.old.created_at) for vote_id, (each, value) in zip(ids, wanted, strict=True)
    ]
    await copy(session, "votes", ("id", "post_id", "user_id", "value", "created_at"), records)
    happened = [
        (VoteCast(None, each.thread["id"], each.id, each.author, value, vote_id, each.opens), each.old.created_at)
        for vote_id, (each, value) in zip(ids, wanted, strict=True) if each.old.state == "published"
    ]  # fmt: skip
    await publish_many(session, happened)
    tally.made += len(wanted)
