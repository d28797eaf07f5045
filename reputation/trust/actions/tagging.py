"""Who knows about what is counted: for one author after each verdict, for everybody once a day."""

from forum.database import Session

FOUND = """
SELECT tt.tag_id, p.author_id, count(*)::int AS answers, count(*) FILTER (WHERE j.good)::int AS good,
       count(j.good)::int AS judged, max(p.created_at) AS last_at
FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id AND t.state = 'published'
JOIN categories c ON c.id = t.category_id AND c.visibility = 'public'
JOIN posts p ON p.thread_id = t.id AND p.kind = 'answer' AND p.state = 'published' AND p.author_id IS NOT NULL
LEFT JOIN judged_acts j ON j.kind = 'answers' AND j.act_id = p.id AND j.user_id = p.author_id
"""
PER_PERSON = "GROUP BY tt.tag_id, p.author_id HAVING count(j.good) > 0"  # who was never judged there is not known
KEEP = "INSERT INTO tag_standings (tag_id, user_id, answers, good, judged, last_at)"
ANEW = "ON CONFLICT (tag_id, user_id) DO UPDATE SET answers = excluded.answers, good = excluded.good, judged = excluded.judged, last_at = excluded.last_at"  # noqa: E501
OF_THREAD = f"""
WITH mine AS (SELECT tag_id FROM thread_tags WHERE thread_id = $1),
now AS ({FOUND} WHERE p.author_id = $2 AND tt.tag_id IN (SELECT tag_id FROM mine) {PER_PERSON}),
gone AS (DELETE FROM tag_standings s WHERE s.user_id = $2 AND s.tag_id IN (SELECT tag_id FROM mine)
         AND s.tag_id NOT IN (SELECT tag_id FROM now))
{KEEP} SELECT * FROM now {ANEW}
"""  # noqa: S608 - names of our own
OF_ALL = f"{KEEP} {FOUND} {PER_PERSON}"


async def count_tags_of(session: Session, thread_id: int, author_id: int) -> None:
    """What this author knows about the tags of this thread."""
    await session.fetchval(OF_THREAD, thread_id, author_id)


async def count_tags(session: Session) -> None:
    """Everybody, everything; also after threads got other tags or moved where not everybody may read them."""
    await session.fetchval("SELECT set_config('statement_timeout', '600s', true)")
    await session.fetchval("LOCK TABLE tag_standings IN SHARE ROW EXCLUSIVE MODE")
    await session.fetchval("DELETE FROM tag_standings")
    await session.fetchval(OF_ALL)
