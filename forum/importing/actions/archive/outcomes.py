"""What became of threads: accepted answers, solved without one, duplicates; and what points from one to another."""

from collections.abc import Sequence

from forum.bus import publish_many
from forum.database import Session
from forum.importing.actions.archive.work import ArchiveWork
from forum.importing.actions.remarks import DUPLICATE, LINK
from forum.importing.actions.votes import HOMES, accept
from forum.importing.archive.cells import line, number
from forum.importing.archive.rows import OldEntry, OldTopic
from forum.importing.dumps import LINE, Row
from forum.threads.events import MarkedDuplicate, ThreadSolved

DATES = "SELECT id, created_at FROM posts WHERE id = ANY($1::bigint[])"
SOLVE = "UPDATE threads SET solved_at = $2, solved_by_id = $3 WHERE id = $1 AND solved_at IS NULL RETURNING id"
SOLVER = """
UPDATE threads SET solved_by_id = given.by FROM unnest($1::bigint[], $2::bigint[]) AS given (id, by)
WHERE threads.id = given.id
"""


async def bring_outcomes(session: Session, work: ArchiveWork, rows: Sequence[OldTopic]) -> None:
    threads = await work.known(session, "thread", [row.id for row in rows])
    here = [row for row in rows if row.id in threads]
    accepted = [(row.id, f"{row.id}/{row.accepted}", row.solved_at) for row in here if row.accepted is not None]
    await accept_posts(session, work, accepted)
    users = await work.people(session, [row.solved_by for row in here])
    told = [(threads[row.id], users[row.solved_by]) for row in here if row.accepted and row.solved_by in users]
    await session.fetchval(SOLVER, [thread for thread, _user in told], [user for _thread, user in told])
    await solve(session, work, [row for row in here if row.solved_at and row.accepted is None], threads)
    await mark_duplicates(session, work, [row for row in here if row.duplicate_of is not None], threads)


async def bring_accepted_posts(session: Session, work: ArchiveWork, rows: Sequence[OldEntry]) -> None:
    """Where the topics name no accepted post, the posts' own marks count."""
    await accept_posts(session, work, [(row.topic_id, row.id, None) for row in rows])


async def accept_posts(session: Session, work: ArchiveWork, rows: Sequence[tuple[int, str, object]]) -> None:
    """(topic, its answer, when); without a date the answer's own is the earliest possible one."""
    tally = work.tally("accepted answers")
    tally.read += len(rows)
    posts = await work.known(session, "post", [post for _topic, post, _at in rows])
    homes_here = {row["id"]: row for row in await session.fetch(HOMES, list(posts.values()))}
    homes = {old: homes_here[new] for old, new in posts.items()}
    dates = {row["id"]: row["created_at"] for row in await session.fetch(DATES, list(posts.values()))}
    tally.left_out["its post is not in the archive"] += sum(post not in homes for _topic, post, _at in rows)
    found = [(topic, post, at or dates[posts[post]]) for topic, post, at in rows if post in homes]
    await accept(session, homes, found, tally)


async def solve(session: Session, work: ArchiveWork, rows: Sequence[OldTopic], threads: dict[int, int]) -> None:
    tally = work.tally("solved without one answer")
    tally.read += len(rows)
    users = await work.people(session, [row.solved_by for row in rows])
    happened = []
    for row in rows:
        by = users.get(row.solved_by or "")
        if await session.fetchval(SOLVE, threads[row.id], row.solved_at, by) is None:
            tally.already += 1
        else:
            happened.append((ThreadSolved(by, threads[row.id]), row.solved_at or row.created_at))
    await publish_many(session, happened)
    tally.made += len(happened)


async def mark_duplicates(
    session: Session, work: ArchiveWork, rows: Sequence[OldTopic], threads: dict[int, int]
) -> None:
    tally = work.tally("duplicates")
    tally.read += len(rows)
    targets = await work.known(session, "thread", [row.duplicate_of for row in rows])
    there = await session.fetch(
        "SELECT id FROM threads WHERE id = ANY($1::bigint[]) AND duplicate_of_id IS NOT NULL",
        [threads[row.id] for row in rows],
    )
    already, happened = {row["id"] for row in there}, []
    for row in rows:
        thread, target = threads[row.id], targets.get(row.duplicate_of or 0)
        if thread in already:
            tally.already += 1
        elif target is None or target == thread or await session.fetchval(DUPLICATE, thread, target) is None:
            tally.left_out["the thread that it repeats is not in the archive, or repeats it"] += 1
        else:
            happened.append((MarkedDuplicate(None, thread, target), row.active_at))
    await publish_many(session, happened)
    tally.made += len(happened)


async def bring_links(session: Session, work: ArchiveWork, rows: Sequence[Row]) -> None:
    tally = work.tally("links")
    tally.read += len(rows)
    known = await work.known(session, "link", [f"line {row[LINE]}" for row in rows])
    fresh = [row for row in rows if f"line {row[LINE]}" not in known]
    tally.already += len(known)
    ends = [(int(row["src_topic"]), int(row["dst_topic"])) for row in fresh]
    threads = await work.known(session, "thread", [each for pair in ends for each in pair])
    made = []
    for row, (source, target) in zip(fresh, ends, strict=True):
        thread, other = threads.get(source), threads.get(target)
        if thread is None or other is None or thread == other:
            tally.left_out["one of its topics is not in the archive, or both are one"] += 1
            continue
        await session.raw.execute(LINK, thread, other, row.get("cue") == "duplicate", session.now)
        made.append((f"line {row[LINE]}", thread))
    await work.remember(session, "link", made)
    tally.made += len(made)


def link(row: Row) -> Row:
    """A row of the table of links, whose topics are numbers."""
    for column in ("src_topic", "dst_topic"):
        number({column: int(line(row, column)) if line(row, column).isdecimal() else line(row, column)}, column)
        if not line(row, column):
            raise ValueError(f"{column} is missing")
    return row
