"""How deeds are read from rows. Each statement has `user_id`, `subject_id`, `thread_id`, `at` and `value`; `{who}` is
the condition on people, `{post}` the condition on one post, where an event is about that one alone.

A solved question counts while the answer is marked and to be read, whoever marked it, but not for its own asker. What
was found or decided in the course of time (duplicates, posts decided about, articles) is read from the log of events,
and counts while it still stands.
"""

from dataclasses import dataclass


def annulled(post: str, user: str, cause: str) -> str:
    """The condition that staff took back what this brought."""
    return f"""EXISTS (
    SELECT FROM annulled_gains g WHERE g.post_id = {post} AND g.user_id = {user} AND g.cause = '{cause}')"""


QUESTIONS = """
SELECT t.author_id AS user_id, p.id AS subject_id, t.id AS thread_id, t.created_at AS at, p.score AS value
FROM threads t JOIN posts p ON p.thread_id = t.id AND p.kind = 'opening'
WHERE t.author_id {who} AND t.kind = 'question' AND t.state = 'published'
"""
ANSWERS = """
SELECT p.author_id AS user_id, p.id AS subject_id, p.thread_id, p.created_at AS at, p.score AS value
FROM posts p JOIN threads t ON t.id = p.thread_id
WHERE p.author_id {who} AND p.kind = 'answer' AND p.state = 'published' AND t.author_id IS DISTINCT FROM p.author_id
"""
SOLVED = f"""
SELECT p.author_id AS user_id, p.id AS subject_id, p.thread_id, p.created_at AS at, 1 AS value,
       p.created_at < t.created_at + interval '1 hour' AS quick,
       p.created_at > t.created_at + interval '30 days' AND NOT EXISTS (
           SELECT FROM posts o WHERE o.thread_id = t.id AND o.kind = 'answer' AND o.state = 'published'
           AND o.created_at < p.created_at) AS late,
       t.author_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM threads o WHERE o.author_id = t.author_id AND o.kind = 'question'
           AND (o.created_at, o.id) < (t.created_at, t.id)) AS first
FROM posts p JOIN threads t ON t.id = p.thread_id AND t.accepted_post_id = p.id
WHERE p.author_id {{who}} AND p.kind = 'answer' AND p.state = 'published' AND t.author_id IS DISTINCT FROM p.author_id
  AND NOT (t.solved_by_id = t.author_id AND {annulled("p.id", "p.author_id", "answer_accepted")})
"""  # noqa: S608 - names of our own
CLOSED = f"""
SELECT t.author_id AS user_id, t.id AS subject_id, t.id AS thread_id, t.solved_at AS at, 1 AS value
FROM threads t WHERE t.author_id {{who}} AND t.accepted_post_id IS NOT NULL AND t.state = 'published'
  AND (t.solved_by_id IS NULL OR t.solved_by_id = t.author_id)
  AND NOT {annulled("t.accepted_post_id", "t.author_id", "acceptance_given")}
"""  # noqa: S608 - names of our own
THANKED = """
SELECT v.user_id, v.post_id AS subject_id, NULL::bigint AS thread_id, v.created_at AS at, 1 AS value
FROM votes v WHERE v.user_id {who} AND v.value = 1
"""
RECEIVED = """
SELECT p.author_id AS user_id, p.id AS subject_id, p.thread_id, v.created_at AS at, 1 AS value
FROM posts p JOIN votes v ON v.post_id = p.id AND v.value = 1 WHERE p.author_id {who} AND p.state = 'published'
"""
JOINED = """
SELECT m.user_id, m.thread_id AS subject_id, m.thread_id, m.created_at AS at, 1 AS value
FROM me_toos m WHERE m.user_id {who}
"""
ECHOED = """
SELECT t.author_id AS user_id, p.id AS subject_id, t.id AS thread_id, t.created_at AS at, t.me_too_count AS value
FROM threads t JOIN posts p ON p.thread_id = t.id AND p.kind = 'opening'
WHERE t.author_id {who} AND t.me_too_count > 0 AND t.state = 'published'
"""
INTRODUCED = """
SELECT u.id AS user_id, u.id AS subject_id, NULL::bigint AS thread_id, u.created_at AS at, 1 AS value
FROM users u WHERE u.id {who} AND u.bio_source <> ''
"""
COMMENTED = """
SELECT c.author_id AS user_id, c.id AS subject_id, c.thread_id, c.created_at AS at, 1 AS value
FROM comments c WHERE c.author_id {who} AND c.state = 'published'
"""
# Month by month through two indexes: what somebody has written is never gone through as a whole.
CAME = """
SELECT u.id AS user_id, u.id AS subject_id, NULL::bigint AS thread_id, months.at, 1 AS value
FROM users u, generate_series(date_trunc('month', u.created_at), now(), interval '1 month') AS months (at)
WHERE u.id {who} AND (
    EXISTS (SELECT FROM posts p WHERE p.author_id = u.id AND p.state = 'published'
            AND p.created_at >= months.at AND p.created_at < months.at + interval '1 month')
    OR EXISTS (SELECT FROM comments c WHERE c.author_id = u.id AND c.state = 'published'
               AND c.created_at >= months.at AND c.created_at < months.at + interval '1 month'))
"""
REVIEWED = """
SELECT e.actor_id AS user_id, e.post_id AS subject_id, e.thread_id, min(e.created_at) AS at, 1 AS value
FROM events e WHERE e.actor_id {who} AND e.name IN ('PostHidden', 'PostReleased', 'PostUnhidden')
  AND e.user_id IS DISTINCT FROM e.actor_id GROUP BY e.actor_id, e.post_id, e.thread_id
"""
PAIRED = """
SELECT e.actor_id AS user_id, e.thread_id AS subject_id, e.thread_id, min(e.created_at) AS at, 1 AS value
FROM events e JOIN threads t ON t.id = e.thread_id AND t.duplicate_of_id IS NOT NULL AND t.state = 'published'
WHERE e.actor_id {who} AND e.name = 'MarkedDuplicate' AND t.author_id IS DISTINCT FROM e.actor_id
GROUP BY e.actor_id, e.thread_id
"""
EDITED = f"""
SELECT v.user_id, v.post_id AS subject_id, p.thread_id, min(v.created_at) AS at, 1 AS value
FROM edit_verdicts v JOIN posts p ON p.id = v.post_id AND p.state = 'published'
WHERE v.user_id {{who}} AND v.stood AND NOT {annulled("v.post_id", "v.user_id", "edit_stood")}
GROUP BY v.user_id, v.post_id, p.thread_id
"""  # noqa: S608 - names of our own
# When it was judged is nowhere asked for: no badge of reports looks at months or windows.
FLAGGED = """
SELECT j.user_id, j.act_id AS subject_id, NULL::bigint AS thread_id, now() AS at, 1 AS value
FROM judged_acts j WHERE j.user_id {who} AND j.kind = 'flags' AND j.good
"""
QUOTED = """
SELECT e.user_id, e.post_id AS subject_id, e.thread_id, min(e.created_at) AS at, 1 AS value
FROM ledger_entries e WHERE e.user_id {who} AND e.cause = 'article_used'
  AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)
GROUP BY e.user_id, e.post_id, e.thread_id
"""
WROTE_ARTICLES = """
SELECT e.actor_id AS user_id, (e.payload->>'article_id')::bigint AS subject_id, NULL::bigint AS thread_id,
       e.created_at AS at, 1 AS value
FROM events e WHERE e.actor_id {who} AND e.name = 'ArticleAccepted'
  AND EXISTS (SELECT FROM threads t WHERE t.article_id = (e.payload->>'article_id')::bigint)
"""
BASES = {
    "questions": QUESTIONS, "question_scores": QUESTIONS + "{post}", "answers": ANSWERS,
    "answer_scores": ANSWERS + "{post}", "solved": SOLVED, "closed": CLOSED, "thanked": THANKED, "received": RECEIVED,
    "joined": JOINED, "echoed": ECHOED + "{post}", "introduced": INTRODUCED, "commented": COMMENTED, "came": CAME,
    "reviewed": REVIEWED, "paired": PAIRED, "edited": EDITED, "quoted": QUOTED, "wrote_articles": WROTE_ARTICLES,
    "flagged": FLAGGED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """Which statement reads it, and which of its rows are meant."""

    base: str
    only: str = "true"


DEEDS = {name: Deed(name) for name in BASES} | {
    "asked": Deed("questions"),
    "asked_score": Deed("question_scores"),
    "answered": Deed("answers"),
    "answer_score": Deed("answer_scores"),
    "solved_quickly": Deed("solved", "quick"),
    "rescued": Deed("solved", "late"),
    "welcomed": Deed("solved", "first"),
}
