"""Which articles are back with the editors, and why: counted since each was last written or confirmed."""

from collections import defaultdict

from forum.actor import Actor
from forum.database import Session
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import lines_among
from kb_bridge.truth.rows import Concern, Reason, reason_from

MOST = 100
FEWEST_NO = 3  # readers whom it did not help
FALL = 0.2  # in the share whom it helped, over at least so many:
LEAST_RATINGS = 5
TRIES = 2  # nights in which a link led nowhere
REASONS = f"""
WITH mine AS (
    SELECT a.id, a.review_at, greatest(a.created_at, a.edited_at, a.confirmed_at) AS since FROM articles a
     WHERE a.state = 'published' AND a.visibility = ANY($1::text[])),
said AS (
    SELECT article_id AS id, helpful, created_at FROM article_ratings
    UNION ALL SELECT subject_id, helpful, created_at FROM helpful_marks WHERE kind = 'article'),
rated AS (
    SELECT mine.id, count(*) FILTER (WHERE said.created_at > since)::int AS now,
           count(*) FILTER (WHERE said.created_at > since AND NOT helpful)::int AS no,
           count(*) FILTER (WHERE said.created_at > since AND helpful)::int AS yes,
           count(*) FILTER (WHERE said.created_at <= since)::int AS before,
           count(*) FILTER (WHERE said.created_at <= since AND helpful)::int AS yes_before
      FROM mine JOIN said ON said.id = mine.id GROUP BY mine.id)
SELECT mine.id, 'outdated' AS reason, count(*)::int AS number, '' AS detail
  FROM mine JOIN citations c ON c.article_id = mine.id JOIN solution_doubts d ON d.post_id = c.post_id
 WHERE d.outdated_at > since GROUP BY mine.id
UNION ALL
SELECT mine.id, 'me_too', count(*)::int, ''
  FROM mine JOIN sources s ON s.article_id = mine.id JOIN me_toos m ON m.thread_id = s.thread_id
 WHERE m.created_at > since GROUP BY mine.id
UNION ALL
SELECT id, 'ratings', no, '' FROM rated
 WHERE (no >= {FEWEST_NO} AND no > yes) OR (now >= {LEAST_RATINGS} AND before >= {LEAST_RATINGS}
        AND yes_before::float / before - yes::float / now > {FALL})
UNION ALL
SELECT mine.id, k.kind, 0, k.detail FROM mine JOIN article_concerns k ON k.article_id = mine.id
 WHERE k.found_at > since AND (k.kind = 'version' OR k.times >= {TRIES})
UNION ALL
SELECT mine.id, 'gone', count(*)::int, '' FROM mine JOIN citations c ON c.article_id = mine.id
 WHERE c.gone GROUP BY mine.id
UNION ALL
SELECT id, 'review', 0, '' FROM mine WHERE review_at <= $2
"""  # noqa: S608
ORDER = ("outdated", "gone", "link", "version", "ratings", "me_too", "review")


async def concerns(session: Session, actor: Actor) -> list[Concern]:
    """For editors: the articles with most reasons first, and of equal ones the more serious reason."""
    if not may_edit_articles(actor):
        return []
    found: dict[int, list[Reason]] = defaultdict(list)
    for row in await session.fetch(REASONS, list(actor.sees), session.now):
        found[row["id"]].append(reason_from(row))
    for reasons in found.values():
        reasons.sort(key=lambda each: (ORDER.index(each.kind), each.detail))
    ids = sorted(found, key=lambda each: (-len(found[each]), ORDER.index(found[each][0].kind), each))[:MOST]
    lines = {line.id: line for line in await lines_among(session, actor, ids)}
    return [Concern(lines[each], found[each]) for each in ids if each in lines]
