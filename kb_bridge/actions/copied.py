"""Topics and articles of a history that was copied in by the million: made of what stands there, for measuring."""

from forum.database import Session

ONE_IN = 200  # threads for each article

# The questions that most people read and whose answer was accepted: the answer is the article.
WRITE_UP = """
WITH chosen AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('topics', 'id')) AS topic_id,
           nextval(pg_get_serial_sequence('articles', 'id')) AS article_id, t.*, p.body_source, p.body_html,
           p.render_version
      FROM (SELECT t.id, t.title, t.slug, t.category_id, t.tags, t.language, t.accepted_post_id, t.view_count
              FROM threads t JOIN categories c ON c.id = t.category_id
             WHERE t.accepted_post_id IS NOT NULL AND t.state = 'published' AND c.visibility = 'public'
             ORDER BY t.view_count DESC, t.id DESC LIMIT $1) AS t
      JOIN posts p ON p.id = t.accepted_post_id
), grouped AS (
    INSERT INTO topics (id, title, state, thread_count, asker_count, article_id, created_at, changed_at)
    SELECT topic_id, title, 'written', 1, 1, article_id, $2, $2 FROM chosen
), placed AS (
    INSERT INTO topic_threads (thread_id, topic_id, similarity, words, counts, placed_at)
    SELECT id, topic_id, 1, array_agg(DISTINCT word), jsonb_object_agg(word, 1), $2
      FROM chosen, regexp_split_to_table(lower(title), '[^[:alnum:]]+') AS word WHERE word <> '' GROUP BY id, topic_id
), written AS (
    INSERT INTO articles (id, slug, title, body_source, body_html, render_version, topic_id, view_count, category_id,
                          tags, language, created_at)
    SELECT article_id, slug, title, body_source, body_html, render_version, topic_id, view_count, category_id, tags,
           coalesce(language, 'en'), $2 FROM chosen
), first_texts AS (
    INSERT INTO article_versions (article_id, version, title, body_source, created_at)
    SELECT article_id, 1, title, body_source, $2 FROM chosen
), linked AS (
    INSERT INTO sources (article_id, thread_id, answers) SELECT article_id, id, true FROM chosen
)
UPDATE threads SET article_id = chosen.article_id FROM chosen WHERE threads.id = chosen.id
"""


async def write_up_copied(session: Session, threads: int) -> None:
    await session.fetchval(WRITE_UP, max(1, threads // ONE_IN), session.now)
