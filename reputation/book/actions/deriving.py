"""The lines of a history that was copied into the log, entered in one statement: millions, with the same promises."""

from forum.database import Session
from reputation.book.actions.bulk import sum_up
from reputation.book.price_lists import CAPPED, PriceList

# A day brings the smaller of the cap and of what its gains are worth: each line brings by how much that grows with it.
DERIVE = """
WITH heard AS (
    SELECT id, name, actor_id, thread_id, post_id, user_id, created_at, (payload->>'value')::int AS value,
           (payload->>'vote_id')::bigint AS vote_id, (payload->>'asker_id')::bigint AS asker_id,
           CASE WHEN (payload->>'is_question')::boolean THEN 'question_' ELSE 'answer_' END AS kind
      FROM events WHERE id > $1 AND id <= $2 AND name IN ('VoteCast', 'AnswerAccepted')
), lines AS (
    SELECT h.*, user_id AS whose, kind || CASE WHEN value > 0 THEN 'upvoted' ELSE 'downvoted' END AS cause
      FROM heard h WHERE name = 'VoteCast' AND user_id IS NOT NULL
    UNION ALL
    SELECT h.*, actor_id, 'downvote_given' FROM heard h WHERE name = 'VoteCast' AND value < 0 AND actor_id IS NOT NULL
    UNION ALL
    SELECT h.*, user_id, 'answer_accepted' FROM heard h
     WHERE name = 'AnswerAccepted' AND user_id IS NOT NULL AND user_id IS DISTINCT FROM asker_id
    UNION ALL
    SELECT h.*, asker_id, 'acceptance_given' FROM heard h
     WHERE name = 'AnswerAccepted' AND user_id <> asker_id AND actor_id = asker_id
), worth AS (
    SELECT l.*, coalesce(p.points, 0) AS worth,
           CASE WHEN l.cause = ANY($5::text[]) THEN (l.created_at AT TIME ZONE 'UTC')::date END AS day
      FROM lines l LEFT JOIN unnest($3::text[], $4::int[]) AS p (cause, points) USING (cause)
), piled AS (
    SELECT w.*, sum(worth) OVER (PARTITION BY whose, day ORDER BY id, cause ROWS UNBOUNDED PRECEDING) AS pile
      FROM worth w
)
INSERT INTO ledger_entries
    (user_id, amount, worth, cause, price_list, day, actor_id, thread_id, post_id, vote_id, event_id, created_at)
SELECT whose, CASE WHEN day IS NULL OR $6::int IS NULL THEN worth
                   ELSE least(pile, $6::int) - least(pile - worth, $6::int) END,
       worth, cause, $7, day, actor_id, thread_id, post_id, vote_id, id, created_at
  FROM piled ORDER BY id, whose
"""


async def enter_from_log(session: Session, first: int, last: int, *, prices: PriceList) -> None:
    """What votes and acceptances among these events make; standings are the sums of the lines again."""
    points = [prices.worth(cause) for cause in prices.prices]
    causes = list(prices.prices)
    await session.fetchval(DERIVE, first, last, causes, points, sorted(CAPPED), prices.daily_cap, prices.name)
    await session.raw.execute("ANALYZE ledger_entries")
    await sum_up(session)
