"""Open lines: which there are, what they brought, what the cap still keeps from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forum.database import Session
from forum.threads.queries.visibility import real_id
from reputation.book.points import ACCEPTANCE, FOR_NOW, NOT_OF_THEIR_OWN, Reversed

OPEN = f"""e.cause <> ALL (ARRAY{list(NOT_OF_THEIR_OWN)})
  AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)"""
LINE = """
SELECT e.id, e.user_id, e.cause, e.thread_id, e.post_id, e.vote_id, e.day FROM ledger_entries e
"""
MEANT = "($2::text[] = '{}' OR e.cause = ANY($2::text[])) AND ($3::bigint IS NULL OR e.user_id = $3)"
OF_VOTE = f"{LINE} WHERE e.vote_id = $1 AND {OPEN} AND {MEANT} ORDER BY e.user_id, e.id"
OF_POST = f"{LINE} WHERE e.post_id = $1 AND {OPEN} AND {MEANT} ORDER BY e.user_id, e.id"
TAKEN_FOR_NOW = f"""
SELECT e.id, e.user_id, gone.cause, e.thread_id, e.post_id, e.vote_id, e.day
FROM ledger_entries e
JOIN ledger_entries gone ON gone.id = e.reverses_id
JOIN events happened ON happened.id = e.event_id
WHERE e.cause = 'reversal' AND happened.name = ANY (ARRAY{list(FOR_NOW)})
  AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)
  AND (e.vote_id IS NULL OR EXISTS (SELECT FROM votes v WHERE v.id = e.vote_id))
  AND NOT EXISTS (SELECT FROM annulled_gains g
                  WHERE g.post_id = e.post_id AND g.user_id = e.user_id AND g.cause = gone.cause)
  AND NOT (gone.cause = ANY (ARRAY{list(ACCEPTANCE)}) AND EXISTS (
      SELECT FROM events u WHERE u.name = 'AnswerUnaccepted' AND u.id > gone.event_id AND u.post_id = e.post_id))
  AND NOT EXISTS (
      SELECT FROM events d WHERE d.name = 'DisputeDecided' AND d.id > gone.event_id AND d.post_id = e.post_id
         AND d.user_id = e.user_id AND d.payload->>'cause' = gone.cause AND (d.payload->>'upheld')::boolean
         AND (d.payload->>'vote_id')::bigint IS NOT DISTINCT FROM e.vote_id)
"""  # noqa: S608 - names of our own
TO_RESTORE = f"{TAKEN_FOR_NOW} AND e.post_id = $1 ORDER BY e.user_id, e.id"
IN_VIEW = "EXISTS (SELECT FROM posts p WHERE p.id = e.post_id AND p.state = 'published') ORDER BY e.user_id, e.id"
OF_VOTES_TO_RESTORE = f"{TAKEN_FOR_NOW} AND e.vote_id = ANY($1::bigint[]) AND {IN_VIEW}"
OF_GAINS_TO_RESTORE = f"""{TAKEN_FOR_NOW} AND e.post_id = ANY($1::bigint[]) AND e.user_id = ANY($2::bigint[])
  AND gone.cause = ANY($3::text[]) AND {IN_VIEW}"""
ANNULLED = "SELECT user_id, cause FROM annulled_gains WHERE post_id = $1 ORDER BY user_id, cause"
NET = "SELECT sum(amount)::int FROM ledger_entries WHERE id = $1 OR adjusts_id = $1"
USED = "SELECT coalesce(sum(amount), 0)::int FROM ledger_entries WHERE user_id = $1 AND day = $2"
USED_ON_DAYS = """
SELECT e.user_id, e.day, sum(e.amount)::int AS used
FROM ledger_entries e JOIN unnest($1::bigint[], $2::date[]) AS given (user_id, day)
  ON given.user_id = e.user_id AND given.day = e.day
GROUP BY e.user_id, e.day
"""
CUTS = f"""
SELECT id, worth - net AS missing FROM (
    SELECT e.id, coalesce(repriced.worth, e.worth) AS worth, e.amount + coalesce(corrected.sum, 0)::int AS net
    FROM ledger_entries e
    LEFT JOIN LATERAL (SELECT worth FROM ledger_entries a WHERE a.adjusts_id = e.id AND a.cause = 'price_changed'
                       ORDER BY a.id DESC LIMIT 1) AS repriced ON true
    LEFT JOIN LATERAL (SELECT sum(amount) FROM ledger_entries a WHERE a.adjusts_id = e.id) AS corrected ON true
    WHERE e.user_id = $1 AND e.day = $2 AND {OPEN}
) AS lines WHERE worth > net ORDER BY id
"""  # noqa: S608 - names of our own


@dataclass(frozen=True, slots=True)
class Found:
    """A line that an event moves; `day` is set where the daily cap counts it."""

    id: int
    user_id: int
    cause: str
    thread_id: int | None
    post_id: int | None
    vote_id: int | None
    day: date | None


async def lines_to_reverse(session: Session, which: Reversed) -> list[Found]:
    meant, key = (OF_POST, which.post_id) if which.vote_id is None else (OF_VOTE, which.vote_id)
    rows = await session.fetch(meant, key, list(which.causes), which.user_id)
    return [Found(*row) for row in rows]


async def lines_to_restore(session: Session, post_id: int) -> list[Found]:
    """Reversals to be reversed, each with the cause of what it had taken back."""
    return [Found(*row) for row in await session.fetch(TO_RESTORE, post_id)]


async def lines_to_give_back(session: Session, which: Sequence[Reversed]) -> list[Found]:
    """The same for votes or gains that count again, where their post is in view; if it is not, its coming back
    restores them. All of `which` are of votes, or all of the same causes of gains."""
    if not which:
        return []
    if which[0].vote_id is not None:
        rows = await session.fetch(OF_VOTES_TO_RESTORE, [each.vote_id for each in which])
    else:
        posts, people = {each.post_id for each in which}, {each.user_id for each in which}
        rows = await session.fetch(OF_GAINS_TO_RESTORE, list(posts), list(people), list(which[0].causes))
    return [Found(*row) for row in rows]


async def annulled_gains(session: Session, post_id: int) -> list[tuple[int, str]]:
    """(person, cause) of what staff annulled on a post."""
    return [(row["user_id"], row["cause"]) for row in await session.fetch(ANNULLED, post_id)]


async def line_named(session: Session, line_id: int) -> Found | None:
    row = await session.fetchrow(f"{LINE} WHERE e.id = $1", real_id(line_id))
    return Found(*row) if row else None


async def net_of(session: Session, line_id: int) -> int:
    """What a line has brought, its corrections included."""
    return int(await session.fetchval(NET, line_id))


async def used_on(session: Session, user_id: int, day: date) -> int:
    """What the capped gains of that day bring together as of now."""
    return int(await session.fetchval(USED, user_id, day))


async def used_on_days(session: Session, days: Sequence[tuple[int, date]]) -> dict[tuple[int, date], int]:
    rows = await session.fetch(USED_ON_DAYS, [user_id for user_id, _day in days], [day for _user, day in days])
    return {(row["user_id"], row["day"]): row["used"] for row in rows}


async def cuts_of(session: Session, user_id: int, day: date) -> list[tuple[int, int]]:
    """(line, points) of the open gains of that day which the cap has cut, the earliest first."""
    return [(row["id"], row["missing"]) for row in await session.fetch(CUTS, user_id, day)]


async def authors_of(session: Session, post_ids: Sequence[int]) -> dict[int, int | None]:
    """The writers of answers and replies among these posts; whoever only asked is not paid for the article."""
    rows = await session.fetch(
        "SELECT id, author_id FROM posts WHERE id = ANY($1::bigint[]) AND kind <> 'opening'", list(post_ids)
    )
    return {row["id"]: row["author_id"] for row in rows}
