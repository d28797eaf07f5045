"""Votes, acceptances and favourites."""

from collections.abc import Sequence
from typing import Any

from forum.bus import publish_many
from forum.database import Session
from forum.importing.actions.work import Old, Work, copy, new_ids
from forum.importing.report import Tally
from forum.importing.stackexchange import ACCEPTED, DOWN, FAVOURITE, UP, VOTE_TYPES, OldPost, OldVote
from forum.threads.events import AnswerAccepted
from forum.votes.events import VoteCast

HOMES = """
SELECT p.id, p.thread_id, p.author_id, p.kind = 'opening' AS is_question, t.author_id AS asker_id, t.accepted_post_id
FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.id = ANY($1::bigint[])
"""
CAST = "SELECT post_id, user_id FROM votes WHERE post_id = ANY($1::bigint[]) AND user_id IS NOT NULL"
ACCEPT = """
UPDATE threads SET accepted_post_id = given.post_id, solved_at = given.at, solved_by_id = threads.author_id
FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS given (thread_id, post_id, at)
WHERE threads.id = given.thread_id AND threads.accepted_post_id IS NULL
"""
FOLLOW = """
INSERT INTO follows (user_id, kind, subject_id, created_at)
SELECT user_id, 'thread', thread_id, at FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[])
     AS given (user_id, thread_id, at) ON CONFLICT DO NOTHING
"""
Homes = dict[Any, Any]  # old post id -> where it is here


async def bring_votes(session: Session, work: Work, rows: Sequence[OldVote]) -> None:
    tally = work.tally("votes")
    fresh: list[OldVote] = await work.fresh(session, tally, "vote", rows)
    for row in fresh:
        if row.type in VOTE_TYPES or row.type not in (ACCEPTED, UP, DOWN, FAVOURITE):
            tally.left_out[f"{VOTE_TYPES.get(row.type, f'vote type {row.type}')}: there is no place for it"] += 1
    kinds = [row for row in fresh if row.type in (ACCEPTED, UP, DOWN, FAVOURITE)]
    homes = await homes_of(session, work, [row.post_id for row in kinds])
    placed = [row for row in kinds if row.post_id in homes]
    tally.left_out["its post is not in the dump"] += len(kinds) - len(placed)
    users = await work.known(session, "user", [row.user_id for row in placed])
    await bring_cast(session, work, [row for row in placed if row.type in (UP, DOWN)], homes=homes, users=users)
    accepted = [(row.id, row.post_id, row.created_at) for row in placed if row.type == ACCEPTED]
    done = await accept(session, homes, accepted, tally)
    await work.remember(session, "vote", done)
    await bring_favourites(session, work, [row for row in placed if row.type == FAVOURITE], homes=homes, users=users)


async def homes_of(session: Session, work: Work, old_post_ids: Sequence[Old]) -> Homes:
    posts = await work.known(session, "post", old_post_ids)
    found = {row["id"]: row for row in await session.fetch(HOMES, list(posts.values()))}
    return {old: found[new] for old, new in posts.items()}


async def bring_cast(
    session: Session, work: Work, rows: Sequence[OldVote], *, homes: Homes, users: dict[int, int]
) -> None:
    """Up and down. A vote whose voter the dump does not name is kept without one; a named voter counts once a post."""
    tally = work.tally("votes")
    named = [homes[row.post_id]["id"] for row in rows if row.user_id in users]
    cast = {(row["post_id"], row["user_id"]) for row in await session.fetch(CAST, named)} if named else set()
    kept: list[tuple[OldVote, int | None]] = []
    for row in rows:
        voter = users.get(row.user_id or 0)
        key = (homes[row.post_id]["id"], voter)
        if voter is not None and key in cast:
            tally.left_out["a second vote of the same person"] += 1
            continue
        cast.add(key)
        kept.append((row, voter))
    ids = await new_ids(session, "votes", len(kept))
    records, happened = [], []
    for vote_id, (row, voter) in zip(ids, kept, strict=True):
        home, value = homes[row.post_id], 1 if row.type == UP else -1
        records.append((vote_id, home["id"], voter, value, row.created_at))
        event = VoteCast(voter, home["thread_id"], home["id"], home["author_id"], value, vote_id, home["is_question"])
        happened.append((event, row.created_at))
    await copy(session, "votes", ("id", "post_id", "user_id", "value", "created_at"), records)
    await publish_many(session, happened)
    await work.remember(session, "vote", zip((row.id for row, _voter in kept), ids, strict=True))
    tally.made += len(kept)
    tally.notes["voter not named in the dump"] += sum(voter is None for _row, voter in kept)


async def accept(
    session: Session, homes: Homes, rows: Sequence[tuple[Any, Any, Any]], tally: Tally
) -> list[tuple[Any, int]]:
    """(id of the row, old post, when) -> accepted answers; returns (id of the row, new post) of those that count."""
    chosen: dict[int, tuple[Any, Any, Any]] = {}
    for old_id, post_id, at in rows:
        home = homes[post_id]
        if home["is_question"]:
            tally.left_out["it accepts what is no answer"] += 1
        elif home["accepted_post_id"] == home["id"]:
            tally.already += 1
        elif home["accepted_post_id"] is not None or home["thread_id"] in chosen:
            tally.left_out["another answer is accepted already"] += 1
        else:
            chosen[home["thread_id"]] = (old_id, home, at)
    values = list(chosen.values())
    await session.raw.execute(
        ACCEPT, list(chosen), [home["id"] for _old, home, _at in values], [at for _old, _home, at in values]
    )
    happened = [
        (AnswerAccepted(home["asker_id"], home["thread_id"], home["id"], home["author_id"], home["asker_id"]), at)
        for _old, home, at in values
    ]
    await publish_many(session, happened)
    tally.made += len(values)
    return [(old_id, home["id"]) for old_id, home, _at in values]


async def bring_acceptances(session: Session, work: Work, rows: Sequence[OldPost]) -> None:
    """Answers that a question names as accepted; where the votes have told so already, with the date, they are there.
    Without that date, the answer's own is the earliest possible one."""
    tally = work.tally("acceptances")
    tally.read += len(rows)
    homes = await homes_of(session, work, [row.accepted_id or 0 for row in rows])
    tally.left_out["its answer is not in the dump"] += sum(row.accepted_id not in homes for row in rows)
    found = [row for row in rows if row.accepted_id in homes]
    dates = await session.fetch(
        "SELECT id, created_at FROM posts WHERE id = ANY($1::bigint[])",
        [homes[row.accepted_id or 0]["id"] for row in found],
    )
    written = {row["id"]: row["created_at"] for row in dates}
    accepted = [(row.id, row.accepted_id or 0, written[homes[row.accepted_id or 0]["id"]]) for row in found]
    await accept(session, homes, accepted, tally)


async def bring_favourites(
    session: Session, work: Work, rows: Sequence[OldVote], *, homes: Homes, users: dict[int, int]
) -> None:
    tally = work.tally("votes")
    named = [(users[row.user_id or 0], homes[row.post_id]["thread_id"], row) for row in rows if row.user_id in users]
    tally.left_out["favourite of somebody the dump does not name"] += len(rows) - len(named)
    await session.raw.execute(
        FOLLOW, [user for user, _t, _r in named], [thread for _u, thread, _r in named],
        [row.created_at for _u, _t, row in named],
    )  # fmt: skip
    await work.remember(session, "vote", ((row.id, thread) for _user, thread, row in named))
    tally.made += len(named)
    tally.notes["favourite, kept as following the thread"] += len(named)
