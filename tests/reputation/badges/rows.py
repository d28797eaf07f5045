"""Deeds as bare rows: so many that a badge is reached, and one of them undone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from forum.database import Database
from reputation.badges.grounds import MONTHS, POST, TAG, Ground
from tests.support.cast import Cast
from tests.support.scene import Scene

THREADS = """
INSERT INTO threads (category_id, author_id, title, slug, created_at, last_activity_at)
SELECT $1, $2, 'Which valve?', 'which-valve', now() - interval '1500 days' + n * $4::interval, now()
FROM generate_series(1, $3::int) AS n
"""
POSTS = """
INSERT INTO posts (thread_id, author_id, kind, body_source, body_html, render_version, created_at)
SELECT id, author_id, 'opening', 'Which?', 'Which?', 1, created_at FROM threads
"""
ANSWERS = """
INSERT INTO posts (thread_id, author_id, kind, body_source, body_html, render_version, created_at)
SELECT id, $1, 'answer', 'This.', 'This.', 1, created_at + $2::interval FROM threads
"""
ACCEPT = """
UPDATE threads t SET accepted_post_id = p.id, solved_at = p.created_at
FROM posts p WHERE p.thread_id = t.id AND p.kind = 'answer'
"""
NEWCOMERS = """
WITH people AS (
    INSERT INTO users (name, name_key, display_name, created_at)
    SELECT 'new' || n, 'new' || n, 'New', now() FROM generate_series(1, $1::int) AS n RETURNING id
), numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people)
UPDATE threads t SET author_id = n.id FROM numbered n
WHERE n.place = (SELECT count(*) FROM threads o WHERE o.id <= t.id)
"""
TAGGED = """
WITH tag AS (INSERT INTO tags (name, created_at) VALUES ('valve', now()) RETURNING id)
INSERT INTO thread_tags (thread_id, tag_id, created_at) SELECT t.id, tag.id, now() FROM threads t, tag
"""
VOTES = """
INSERT INTO votes (post_id, user_id, value, created_at) SELECT id, $1, 1, now() FROM posts WHERE kind = 'opening'
"""
EVENTS = """
INSERT INTO events (name, actor_id, thread_id, post_id, payload, created_at, relayed_at)
SELECT $2, $1, thread_id, id, '{"article_id": 0}'::jsonb || jsonb_build_object('article_id', thread_id), now(), now()
FROM posts WHERE kind = 'opening'
"""
VERDICTS = """
INSERT INTO edit_verdicts (event_id, user_id, post_id, stood, created_at)
SELECT id, $1, id, true, now() FROM posts WHERE kind = 'opening'
"""
LINES = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, post_id, thread_id, event_id, created_at)
SELECT author_id, 20, 20, 'article_used', 'default', id, thread_id, id, now() FROM posts WHERE kind = 'answer'
"""
REVERSAL = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, event_id, reverses_id, created_at)
SELECT user_id, -20, 0, 'reversal', 'default', event_id, id, now() FROM ledger_entries ORDER BY id LIMIT 1
"""
FLAGS = """
INSERT INTO judged_acts (kind, act_id, user_id, good) SELECT 'flags', id, $1, true FROM posts WHERE kind = 'opening'
"""
FIRST = "(SELECT min(id) FROM threads)"
# What takes one of the deeds back.
UNDONE = {
    "asked": f"UPDATE threads SET state = 'deleted' WHERE id = {FIRST}",
    "answered": "UPDATE posts SET state = 'hidden' WHERE kind = 'answer' AND id = (SELECT max(id) FROM posts)",
    "thanked": "DELETE FROM votes WHERE id = (SELECT min(id) FROM votes)",
    "introduced": "UPDATE users SET bio_source = ''",
    "joined": "DELETE FROM me_toos",
    "closed": f"UPDATE threads SET accepted_post_id = NULL WHERE id = {FIRST}",
    "solved": f"UPDATE threads SET accepted_post_id = NULL WHERE id = {FIRST}",
    "answer_score": "UPDATE posts SET score = score - 1 WHERE kind = 'answer'",
    "asked_score": "UPDATE posts SET score = score - 1 WHERE kind = 'opening'",
    "echoed": "UPDATE threads SET me_too_count = me_too_count - 1",
    "welcomed": f"UPDATE threads SET accepted_post_id = NULL WHERE id = {FIRST}",
    "solved_quickly": f"UPDATE threads SET accepted_post_id = NULL WHERE id = {FIRST}",
    "rescued": f"UPDATE threads SET accepted_post_id = NULL WHERE id = {FIRST}",
    "quoted": REVERSAL,
    "wrote_articles": f"UPDATE threads SET article_id = NULL WHERE id = {FIRST}",
    "edited": "DELETE FROM edit_verdicts WHERE event_id = (SELECT min(event_id) FROM edit_verdicts)",
    "flagged": "DELETE FROM judged_acts WHERE act_id = (SELECT min(act_id) FROM judged_acts)",
    "paired": f"UPDATE threads SET duplicate_of_id = NULL WHERE id = {FIRST}",
    "reviewed": "UPDATE events SET name = 'PostHeld' WHERE id = (SELECT max(id) FROM events WHERE name = 'PostHidden')",
    "came": "UPDATE posts SET state = 'deleted' WHERE kind = 'answer' AND id = (SELECT max(id) FROM posts)",
}


@dataclass
class Rows:
    """Lin does the deeds; where it is about somebody else's, that is Asha's."""

    scene: Scene
    database: Database
    people: Cast

    async def write(self, sql: str, *args: Any) -> None:
        async with self.database.writing() as session:
            await session.fetchval(sql, *args)

    async def done(self, ground: Ground) -> None:
        """As much as `ground` wants."""
        lin = (await self.people.lin()).id
        await self.write("UPDATE users SET created_at = now() - interval '5 years'")
        await self.threads(ground, lin)
        for sql, *args in self.more(ground, lin):
            await self.write(sql, *args)

    async def threads(self, ground: Ground, lin: int | None) -> None:
        own = ground.deed in ("asked", "asked_score", "closed", "echoed")
        author = lin if own else (await self.people.asha()).id
        count = 1 if ground.per == POST or ground.deed == "introduced" else ground.least
        monthly = ground.per == MONTHS or ground.deed == "came"
        step = timedelta(days=31) if monthly else timedelta(minutes=1)
        await self.write(THREADS, await self.scene.category(), author, count, step)
        await self.write(POSTS)
        delay = {"solved_quickly": timedelta(minutes=9), "rescued": timedelta(days=40)}
        answering = (await self.people.bo()).id if own else lin
        if ground.deed not in ("asked", "introduced", "joined", "thanked", "reviewed", "paired", "edited", "flagged"):
            await self.write(ANSWERS, answering, delay.get(ground.deed, timedelta(hours=3)))

    def more(self, ground: Ground, lin: int | None) -> list[tuple[Any, ...]]:
        """What else makes the threads that deed."""
        accepted: list[tuple[Any, ...]] = [(ACCEPT,)]
        score = "UPDATE posts SET score = $1 WHERE kind = $2"
        further: dict[str, list[tuple[Any, ...]]] = {
            "thanked": [(VOTES, lin)],
            "introduced": [("UPDATE users SET bio_source = 'I repair hubs.' WHERE id = $1", lin)],
            "joined": [("INSERT INTO me_toos (thread_id, user_id, created_at) SELECT id, $1, now() FROM threads", lin)],
            "closed": accepted,
            "solved": [*accepted, (TAGGED,)] if ground.per == TAG else accepted,
            "solved_quickly": accepted,
            "rescued": accepted,
            "welcomed": [*accepted, (NEWCOMERS, ground.least)],
            "answer_score": [(score, ground.least, "answer")],
            "asked_score": [(score, ground.least, "opening")],
            "echoed": [("UPDATE threads SET me_too_count = $1", ground.least)],
            "quoted": [(LINES,)],
            "wrote_articles": [(EVENTS, lin, "ArticleAccepted"), ("UPDATE threads SET article_id = id",)],
            "edited": [(VERDICTS, lin)],
            "flagged": [(FLAGS, lin)],
            "paired": [(EVENTS, lin, "MarkedDuplicate"), ("UPDATE threads SET duplicate_of_id = id",)],
            "reviewed": [(EVENTS, lin, "PostHidden")],
        }  # fmt: skip
        return further.get(ground.deed, [])

    async def undone(self, ground: Ground) -> None:
        await self.write(UNDONE[ground.deed])
