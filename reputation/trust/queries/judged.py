"""Which acts are judged and how, derived from what the forum, the book and the log know; and whether the sums agree."""

from dataclasses import dataclass

from forum.database import Session
from reputation.trust.levels import Rules
from reputation.trust.queries.standings import ENTITLED, terms

# What staff annulled of an asker's own mark says nothing of the answer.
TRADED = """(t.solved_by_id = t.author_id AND EXISTS (
    SELECT FROM annulled_gains g WHERE g.post_id = p.id AND g.user_id = p.author_id AND g.cause = 'answer_accepted'))"""
ANNULLED_EDIT = """EXISTS (SELECT FROM annulled_gains g
    WHERE g.post_id = v.post_id AND g.user_id = v.user_id AND g.cause = 'edit_stood')"""
# An answer is good when the asker (or staff for them) accepted it, or when more people found it useful than not; it is
# bad when it is the other way round, or staff took it from view. What its author took back was not judged.
VERDICTS = f"""
SELECT p.id AS act_id, p.author_id AS user_id,
       CASE WHEN p.kind <> 'answer' THEN NULL
            WHEN p.state = 'hidden' OR p.state = 'deleted' AND p.deleted_by_id IS DISTINCT FROM p.author_id THEN false
            WHEN p.state <> 'published' THEN NULL
            WHEN t.accepted_post_id = p.id AND t.author_id IS DISTINCT FROM p.author_id AND NOT {TRADED}
              OR p.score > 0 THEN true
            WHEN p.score < 0 THEN false END AS good
FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.kind <> 'opening' AND p.author_id IS NOT NULL
"""  # noqa: S608 - names of our own
CHANGED = f"""
SELECT v.act_id, v.user_id, v.good, j.good AS was FROM ({VERDICTS} AND p.id = ANY($1::bigint[])) AS v
LEFT JOIN judged_acts j ON j.kind = 'answers' AND j.act_id = v.act_id AND j.user_id = v.user_id
WHERE v.good IS DISTINCT FROM j.good ORDER BY v.user_id, v.act_id
"""  # noqa: S608 - names of our own
ACTS = f"""
SELECT 'answers' AS kind, act_id, user_id, act_id AS post_id, good FROM ({VERDICTS}) AS v WHERE good IS NOT NULL
UNION ALL SELECT 'edits', v.event_id, v.user_id, v.post_id, v.stood FROM edit_verdicts v
          WHERE NOT {ANNULLED_EDIT}
UNION ALL SELECT 'flags', act_id, user_id, NULL, good FROM (
    SELECT DISTINCT ON (payload->>'item_id', user_id) (payload->>'item_id')::bigint AS act_id, user_id,
           (payload->>'good')::bool AS good
    FROM events WHERE name = 'FlagJudged' ORDER BY payload->>'item_id', user_id, id DESC
) AS flagged WHERE good IS NOT NULL AND EXISTS (SELECT FROM users u WHERE u.id = flagged.user_id)
"""  # noqa: S608 - names of our own
SUMS = """
SELECT user_id, count(*) FILTER (WHERE kind = 'answers' AND good)::int AS answers_good,
       count(*) FILTER (WHERE kind = 'answers')::int AS answers_judged,
       count(*) FILTER (WHERE kind = 'edits' AND good)::int AS edits_good,
       count(*) FILTER (WHERE kind = 'edits')::int AS edits_judged,
       count(*) FILTER (WHERE kind = 'flags' AND good)::int AS flags_good,
       count(*) FILTER (WHERE kind = 'flags')::int AS flags_judged
"""
AGREES = " AND ".join(
    f"coalesce(s.{kind}_{what}, 0) = coalesce(a.{kind}_{what}, 0)"
    for kind in ("answers", "edits", "flags")
    for what in ("good", "judged")
)
DRIFT = f"""
WITH acts AS ({ACTS}), sums AS ({SUMS} FROM acts GROUP BY user_id)
SELECT u.name FROM users u LEFT JOIN sums s ON s.user_id = u.id LEFT JOIN accuracies a ON a.user_id = u.id
{ENTITLED} WHERE NOT ({AGREES}) OR e.level > u.trust_level ORDER BY u.id
"""  # noqa: S608 - names of our own
EDITS_ON = f"""
SELECT v.event_id, v.user_id, v.post_id, CASE WHEN {ANNULLED_EDIT} THEN NULL ELSE v.stood END AS good
FROM edit_verdicts v WHERE v.post_id = ANY($1::bigint[]) AND v.user_id = ANY($2::bigint[]) ORDER BY v.user_id, 1
"""  # noqa: S608 - names of our own
POSTS_OF_THREAD = "SELECT id FROM posts WHERE thread_id = $1 AND kind <> 'opening'"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer whose verdict is another than the one that was counted; None is not judged."""

    act_id: int
    user_id: int
    good: bool | None
    was: bool | None


async def changed_verdicts(session: Session, post_ids: list[int]) -> list[Verdict]:
    return [Verdict(**row) for row in await session.fetch(CHANGED, post_ids)]


async def authors_of_posts(session: Session, post_ids: list[int]) -> list[int]:
    rows = await session.fetch("SELECT DISTINCT author_id FROM posts WHERE id = ANY($1::bigint[])", post_ids)
    return [row["author_id"] for row in rows if row["author_id"] is not None]


async def posts_voted_on(session: Session, vote_ids: list[int]) -> list[int]:
    """The posts that these votes were cast on, also where the votes are gone."""
    rows = await session.fetch(
        "SELECT DISTINCT post_id FROM ledger_entries WHERE vote_id = ANY($1::bigint[])", vote_ids
    )
    return [row["post_id"] for row in rows if row["post_id"] is not None]


async def edits_on(
    session: Session, post_ids: list[int], user_ids: list[int]
) -> list[tuple[int, int, int, bool | None]]:
    """(event, editor, post, whether it was good) of judged edits; None where staff annulled it."""
    rows = await session.fetch(EDITS_ON, post_ids, user_ids)
    return [(row["event_id"], row["user_id"], row["post_id"], row["good"]) for row in rows]


async def answers_in(session: Session, thread_id: int) -> list[int]:
    return [row["id"] for row in await session.fetch(POSTS_OF_THREAD, thread_id)]


async def trust_drift(session: Session, rules: Rules) -> list[str]:
    """The names of those whose accuracies are not what their acts make, or whose level is below what is earned."""
    return [row["name"] for row in await session.fetch(DRIFT, *terms(rules))]
