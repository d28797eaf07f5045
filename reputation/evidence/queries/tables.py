"""Votes, acceptances, edits and shared marks of a window of time, as detectors want them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from forum.database import Session
from reputation.evidence.rows import Deed, SharedMark, Tables

WINDOW = timedelta(days=90)
MOST = 400_000  # votes; of more, the newest
MOST_OTHERS = 50_000
# The tag that says most of what a thread is about is its rarest one, but not one that hardly anybody uses.
TOPIC = """coalesce((SELECT g.name FROM tags g WHERE g.name = ANY (t.tags)
    ORDER BY g.thread_count < 5, g.thread_count, g.name LIMIT 1), 'in ' || t.category_id)"""
VOTES = f"""
SELECT v.id, v.user_id AS giver, p.author_id AS taker, v.post_id, {TOPIC} AS topic, v.value AS size, v.created_at AS at
FROM votes v JOIN posts p ON p.id = v.post_id JOIN threads t ON t.id = p.thread_id
WHERE v.user_id IS NOT NULL AND p.author_id IS NOT NULL
"""  # noqa: S608 - names of our own
RECENT_VOTES = f"{VOTES} AND v.created_at >= $1 ORDER BY v.created_at DESC LIMIT $2"
VOTES_AROUND = f"""{VOTES} AND v.created_at >= $2 AND v.user_id IN (
    SELECT n.user_id FROM votes n JOIN posts o ON o.id = n.post_id WHERE o.author_id = $1 AND n.created_at >= $2)
ORDER BY v.created_at DESC LIMIT $3"""  # noqa: S608 - names of our own
ACCEPTANCES = f"""
SELECT p.id, t.author_id AS giver, p.author_id AS taker, p.id AS post_id, {TOPIC} AS topic, 1 AS size, t.solved_at AS at
FROM threads t JOIN posts p ON p.id = t.accepted_post_id
WHERE t.solved_at >= $1 AND t.solved_by_id = t.author_id AND p.author_id <> t.author_id
  AND NOT EXISTS (SELECT FROM annulled_gains g WHERE g.post_id = p.id AND g.user_id = p.author_id
                  AND g.cause = 'answer_accepted')
ORDER BY t.solved_at DESC LIMIT $2
"""  # noqa: S608 - names of our own
EDITS = f"""
SELECT p.id, j.user_id AS giver, p.author_id AS taker, p.id AS post_id, {TOPIC} AS topic, j.created_at AS at,
       earlier.body_source AS before, later.body_source AS after
FROM edit_verdicts j JOIN events e ON e.id = j.event_id
JOIN posts p ON p.id = j.post_id JOIN threads t ON t.id = p.thread_id
JOIN revisions later ON later.post_id = p.id AND later.version = (e.payload->>'version')::int
JOIN revisions earlier ON earlier.post_id = p.id AND earlier.version = later.version - 1
WHERE j.stood AND j.created_at >= $1 AND p.author_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM annulled_gains g WHERE g.post_id = j.post_id AND g.user_id = j.user_id
                  AND g.cause = 'edit_stood')
ORDER BY j.created_at DESC LIMIT $2
"""  # noqa: S608 - names of our own
MARKS = """
SELECT kind, array_agg(user_id) AS people FROM account_marks WHERE last_at >= $1
GROUP BY kind, mark HAVING count(*) BETWEEN 2 AND 6
"""
RUNS = """
SELECT count(DISTINCT v.post_id) FROM votes v JOIN posts p ON p.id = v.post_id
WHERE v.user_id = $1 AND p.author_id = $2 AND v.value = $3 AND v.created_at > $4
"""
TODAY = """
SELECT count(*) FROM votes v JOIN posts p ON p.id = v.post_id
WHERE v.user_id = $1 AND p.author_id = $2 AND v.value = $3 AND v.created_at >= $4
  AND v.created_at < $4 + interval '1 day'
"""


async def recent_tables(session: Session) -> Tables:
    """Everything of the last 90 days, so far as it is not more than a night can take."""
    since = session.now - WINDOW
    return Tables(
        votes=deeds(await session.fetch(RECENT_VOTES, since, MOST)),
        acceptances=deeds(await session.fetch(ACCEPTANCES, since, MOST_OTHERS)),
        edits=tuple(edit(row) for row in await session.fetch(EDITS, since, MOST_OTHERS)),
        marks=tuple(SharedMark(row["kind"], frozenset(row["people"])) for row in await session.fetch(MARKS, since)),
    )


async def tables_around(session: Session, author_id: int) -> Tables:
    """What those who voted for this author in the last day have voted on since then."""
    since = session.now - timedelta(days=1)
    return Tables(votes=deeds(await session.fetch(VOTES_AROUND, author_id, since, 2_000)))


async def runs_towards(session: Session, voter_id: int, author_id: int, value: int, *, since: datetime) -> int:
    """On how many posts of the author this person has voted alike since then."""
    return int(await session.fetchval(RUNS, voter_id, author_id, value, since))


async def votes_today(session: Session, voter_id: int, author_id: int, value: int) -> int:
    """How many votes of that kind this person has given this author since midnight UTC."""
    midnight = session.now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return int(await session.fetchval(TODAY, voter_id, author_id, value, midnight))


def deeds(rows: Sequence[Any]) -> tuple[Deed, ...]:
    return tuple(Deed(**row) for row in rows)


def edit(row: Any) -> Deed:
    size = changed_letters(row["before"], row["after"])
    return Deed(row["id"], row["giver"], row["taker"], row["post_id"], row["topic"], size, row["at"])


def changed_letters(before: str, after: str) -> int:
    """How long the stretch is in which two texts differ."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return max(len(before), len(after)) - start - end
