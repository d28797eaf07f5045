"""What belongs to a post or a thread and has a line of its own: comments, votes, "me too", earlier versions."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from forum.bus import publish_many
from forum.comments.events import CommentPosted
from forum.database import Session
from forum.importing.actions.archive.work import ArchiveWork, label
from forum.importing.actions.work import copy, new_ids
from forum.importing.archive.cells import line, moment, names, number, one_of, words
from forum.importing.archive.rows import STATES, OldRemark
from forum.importing.bodies import Made
from forum.threads.events import MeTooAdded
from forum.votes.events import VoteCast

COMMENT = (
    "id", "thread_id", "post_id", "author_id", "author_label", "body_source", "body_html", "render_version", "state",
    "score", "created_at", "edited_at",
)  # fmt: skip
HOMES = """
SELECT p.id, p.thread_id, p.author_id, p.kind = 'opening' AS is_question, p.state
FROM posts p WHERE p.id = ANY($1::bigint[])
"""
COUNT_COMMENTS = """
UPDATE posts SET comment_count = comment_count + given.count
FROM unnest($1::bigint[], $2::int[]) AS given (id, count) WHERE posts.id = given.id
"""
SCORE_POSTS = """
UPDATE posts SET score = score + given.value
FROM unnest($1::bigint[], $2::int[]) AS given (id, value) WHERE posts.id = given.id
"""
SCORE_THREADS = """
UPDATE threads SET score = score + given.value
FROM unnest($1::bigint[], $2::int[]) AS given (id, value) WHERE threads.id = given.id
"""
CAST = "SELECT post_id, user_id FROM votes WHERE post_id = ANY($1::bigint[]) AND user_id IS NOT NULL"
ADD_ME_TOO = """
INSERT INTO me_toos (thread_id, user_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING thread_id
"""
COUNT_ME_TOOS = """
UPDATE threads SET me_too_count = me_too_count + given.count
FROM unnest($1::bigint[], $2::int[]) AS given (id, count) WHERE threads.id = given.id
"""
ADD_VERSION = """
INSERT INTO revisions (post_id, version, title, tags, body_source, reason, editor_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (post_id, version) DO UPDATE SET title = excluded.title,
tags = excluded.tags, body_source = excluded.body_source, reason = excluded.reason, editor_id = excluded.editor_id,
created_at = excluded.created_at
"""
NEWEST = """
UPDATE posts SET version = (SELECT max(version) FROM revisions r WHERE r.post_id = posts.id)
WHERE id = ANY($1::bigint[])
"""
Placed = list[tuple[OldRemark, Any]]  # with the post that it belongs to


async def placed_rows(
    session: Session, work: ArchiveWork, kind: str, rows: Sequence[OldRemark], *, memory: str
) -> Placed:
    """The rows that have not come yet and whose post is here; the others are counted."""
    tally = work.tally(kind)
    fresh: list[OldRemark] = await work.fresh(session, tally, memory, rows)
    posts = await work.known(session, "post", [row.post for row in fresh])
    homes = {row["id"]: row for row in await session.fetch(HOMES, list(posts.values()))}
    placed = [(row, homes[posts[row.post]]) for row in fresh if row.post in posts]
    tally.left_out["its post is not in the archive"] += len(fresh) - len(placed)
    return placed


async def bring_comments(session: Session, work: ArchiveWork, rows: Sequence[OldRemark]) -> None:
    placed = await placed_rows(session, work, "comments", rows, memory="comment")
    users = await work.people(session, [old.user for old, _home in placed])
    ids = await new_ids(session, "comments", len(placed))
    bodies = await work.bodies.html([words(old.row, "md", 20_000) for old, _home in placed])
    records, happened, counts = [], [], Counter[int]()
    for comment_id, (old, home), body in zip(ids, placed, bodies, strict=True):
        author, state = users.get(old.user or ""), one_of(old.row, "state", STATES)
        records.append(comment_record(comment_id, old, home, author=author, body=body))
        event = CommentPosted(author, home["thread_id"], home["id"], comment_id, home["author_id"])
        happened.append((event, old.created_at))
        counts[home["id"]] += state == "published"
    await copy(session, "comments", COMMENT, records)
    await session.fetchval(COUNT_COMMENTS, list(counts), list(counts.values()))
    await work.remember(session, "comment", zip((old.id for old, _home in placed), ids, strict=True))
    await publish_many(session, happened)
    work.tally("comments").made += len(placed)


def comment_record(comment_id: int, old: OldRemark, home: Any, *, author: int | None, body: Made) -> tuple[Any, ...]:
    row = old.row
    return (
        comment_id, home["thread_id"], home["id"], author, label(author, line(row, "author", 60), old.user),
        words(row, "md", 20_000), body[0], body[1], one_of(row, "state", STATES),
        max(-(2**31), min(number(row, "score") or 0, 2**31 - 1)), old.created_at, moment(row, "edited_at"),
    )  # fmt: skip


async def bring_votes(session: Session, work: ArchiveWork, rows: Sequence[OldRemark]) -> None:
    """A vote whose voter is not named is kept without one; a named voter counts once a post."""
    tally = work.tally("votes")
    placed = await placed_rows(session, work, "votes", rows, memory="vote")
    users = await work.people(session, [old.user for old, _home in placed])
    cast = {tuple(row) for row in await session.fetch(CAST, [home["id"] for _old, home in placed])}
    kept: list[tuple[OldRemark, Any, int | None]] = []
    for old, home in placed:
        voter = users.get(old.user or "")
        if voter is not None and (home["id"], voter) in cast:
            tally.left_out["a second vote of the same person"] += 1
            continue
        cast.add((home["id"], voter))
        kept.append((old, home, voter))
    ids = await new_ids(session, "votes", len(kept))
    records = [(vote_id, home["id"], voter, value_of(old), old.created_at)
               for vote_id, (old, home, voter) in zip(ids, kept, strict=True)]  # fmt: skip
    await copy(session, "votes", ("id", "post_id", "user_id", "value", "created_at"), records)
    await add_up(session, kept)
    happened = [
        (VoteCast(voter, home["thread_id"], home["id"], home["author_id"], value_of(old), vote_id, home["is_question"]),
         old.created_at)
        for vote_id, (old, home, voter) in zip(ids, kept, strict=True) if home["state"] == "published"
    ]  # fmt: skip
    await publish_many(session, happened)
    await work.remember(session, "vote", zip((old.id for old, _home, _voter in kept), ids, strict=True))
    tally.made += len(kept)
    tally.notes["voter not named in the archive"] += sum(voter is None for _old, _home, voter in kept)


def value_of(old: OldRemark) -> int:
    value = number(old.row, "value")
    if value not in (1, -1):
        raise ValueError(f"the value of a vote is neither 1 nor -1: {value}")
    return value


async def add_up(session: Session, kept: Sequence[tuple[OldRemark, Any, int | None]]) -> None:
    posts, threads = Counter[int](), Counter[int]()
    for old, home, _voter in kept:
        posts[home["id"]] += value_of(old)
        threads[home["thread_id"]] += value_of(old) if home["is_question"] else 0
    await session.fetchval(SCORE_POSTS, list(posts), list(posts.values()))
    await session.fetchval(SCORE_THREADS, list(threads), list(threads.values()))


async def bring_me_toos(session: Session, work: ArchiveWork, rows: Sequence[OldRemark]) -> None:
    tally = work.tally("me too")
    tally.read += len(rows)
    threads = await work.known(session, "thread", [row.topic_id for row in rows])
    users = await work.people(session, [row.user for row in rows])
    counts, happened = Counter[int](), []
    for row in rows:
        thread, user = threads.get(row.topic_id), users.get(row.user or "")
        if thread is None or user is None:
            tally.left_out["its topic or its user is not in the archive"] += 1
        elif await session.fetchval(ADD_ME_TOO, thread, user, row.created_at) is None:
            tally.already += 1
        else:
            counts[thread] += 1
            happened.append((MeTooAdded(user, thread, user), row.created_at))
    await session.fetchval(COUNT_ME_TOOS, list(counts), list(counts.values()))
    await publish_many(session, happened)
    tally.made += len(happened)


async def bring_versions(session: Session, work: ArchiveWork, rows: Sequence[OldRemark]) -> None:
    placed = await placed_rows(session, work, "earlier versions", rows, memory="version")
    editors = await work.people(session, [old.user for old, _home in placed])
    for old, home in placed:
        row = old.row
        title, tags = (line(row, "title"), names(row, "tags")) if home["is_question"] else (None, None)
        await session.raw.execute(
            ADD_VERSION, home["id"], min(max(number(row, "version") or 1, 1), 32_000), title, tags, words(row, "md"),
            line(row, "reason"), editors.get(old.user or ""), old.created_at,
        )  # fmt: skip
    posts = list({home["id"] for _old, home in placed})
    await session.raw.execute(NEWEST, posts)
    await work.remember(session, "version", ((old.id, home["id"]) for old, home in placed))
    work.tally("earlier versions").made += len(placed)
