"""Placing many threads: those that an import brought, or all of them anew."""

from collections.abc import Callable

from forum.database import Database, Session
from forum.threads.queries.maps import last_thread_id, public_threads_between
from kb_bridge.actions.placing import known_of, place_known
from kb_bridge.actions.refining import refine
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.topics import one_at_a_time, refresh_topics
from kb_bridge.queries.topics import placed_after, ripe_topics, unplaced

BATCH = 100  # threads a transaction: placing of new questions waits for no more than these
SPAN = 1_000  # ids looked at at once
NIGHTS_WORK = 500  # threads that are placed before all are looked at as a whole, as in a night

# What an editor has decided or pinned stays; the rest has no topic until it is placed again, and forgets its words.
LET_GO = """
UPDATE topic_threads AS t SET topic_id = NULL, words = '{}', counts = '{}', shared = '{}', similarity = 0
  FROM topics WHERE topics.id = t.topic_id AND topics.state = 'open' AND NOT t.pinned
"""
DROP_EMPTY = """
DELETE FROM topics WHERE state = 'open' AND NOT EXISTS (SELECT FROM topic_threads WHERE topic_id = topics.id)
   AND NOT EXISTS (SELECT FROM proposals WHERE topic_id = topics.id)
   AND NOT EXISTS (SELECT FROM articles WHERE topic_id = topics.id)
"""
COUNT_WORDS = """
INSERT INTO topic_words (word, threads)
SELECT word, count(*) FROM topic_threads, unnest(words) AS word GROUP BY word
UNION ALL SELECT '', count(*) FROM topic_threads WHERE words <> '{}'
"""

# Of a table of what goes that is there while the demonstration is taken away: see forum/demo/actions/removing.py.
DOOMED = (
    """
INSERT INTO doomed SELECT 'articles', a.id FROM articles a JOIN doomed d ON d.kind = 'users' AND d.id = a.editor_id
""",
    """
INSERT INTO doomed SELECT 'topics', t.id FROM topics t
 WHERE NOT EXISTS (SELECT FROM topic_threads m WHERE m.topic_id = t.id
                    AND m.thread_id NOT IN (SELECT id FROM doomed WHERE kind = 'threads'))
   AND NOT EXISTS (SELECT FROM articles a WHERE a.topic_id = t.id
                    AND a.id NOT IN (SELECT id FROM doomed WHERE kind = 'articles'))
""",
    """
INSERT INTO doomed SELECT 'proposals', p.id FROM proposals p
 WHERE p.state = 'open' AND p.posts && ARRAY(SELECT id FROM doomed WHERE kind = 'posts')
ON CONFLICT DO NOTHING
""",
)
REOPENED = """
UPDATE topics t SET state = 'open', article_id = NULL
 WHERE (t.state = 'written' AND NOT EXISTS (SELECT FROM articles a WHERE a.topic_id = t.id))
    OR (t.state = 'proposed' AND NOT EXISTS (SELECT FROM proposals p WHERE p.topic_id = t.id AND p.state = 'open'))
"""
MISCOUNTED = """
SELECT t.id FROM topics t
 WHERE t.thread_count <> (SELECT count(*) FROM topic_threads m WHERE m.topic_id = t.id)
"""

Told = Callable[[int, int], None]  # (done, total)


async def forget_open_topics(session: Session) -> None:
    """Every thread of an open topic has to find its place again, and words are counted anew."""
    await one_at_a_time(session)
    await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
    for statement in (LET_GO, DROP_EMPTY, "DELETE FROM topic_words", COUNT_WORDS):
        await session.fetch(statement)


async def doom_what_the_demonstration_made(session: Session) -> None:
    """Articles of its editors, topics in which nothing else stands, and drafts that cite it go along."""
    for statement in DOOMED:
        await session.fetch(statement)


async def count_anew(session: Session) -> None:
    """Topics and words hold what is left after threads have gone without an event of their own."""
    await one_at_a_time(session)
    for statement in (REOPENED, "DELETE FROM topic_words", COUNT_WORDS):
        await session.fetch(statement)
    await refresh_topics(session, [row["id"] for row in await session.fetch(MISCOUNTED)])


async def place_missing(database: Database, told: Told = lambda done, total: None) -> tuple[int, int]:
    """Every public question has a place, the oldest first, as if they had been asked now; then what is ripe gets its
    proposal. Returns how many threads were placed and how many drafts were made. Can be stopped and told again."""
    async with database.reading() as session:
        last = await last_thread_id(session)
    placed = since = 0
    for first in range(1, last + 1, SPAN):
        thread_ids = await missing_between(database, first, first + SPAN - 1)
        for start in range(0, len(thread_ids), BATCH):
            async with database.writing() as session:
                placed += await place_batch(session, thread_ids[start : start + BATCH])
            if placed - since >= NIGHTS_WORK:
                await refine_all(database)
                since = placed
            told(min(first + start + BATCH, last), last)
        told(min(first + SPAN, last), last)
    await refine_all(database)
    return placed, await ripen_all(database)


async def refine_all(database: Database) -> None:
    async with database.writing() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        await refine(session)


async def missing_between(database: Database, first: int, last: int) -> list[int]:
    async with database.reading() as session:
        found = await public_threads_between(session, first, last)
        return await unplaced(session, [row[0] for row in found])


async def place_batch(session: Session, thread_ids: list[int]) -> int:
    await one_at_a_time(session)
    touched: dict[int, None] = {}
    placed = 0
    for known in await known_of(session, thread_ids):
        touched |= dict.fromkeys(await place_known(session, known))
        placed += known.thread is not None
    await refresh_topics(session, touched)
    return placed


async def take_out_unreadable(session: Session) -> list[int]:
    """Threads that visitors can no longer read are in no topic. Returns them, having counted anew what they left."""
    await one_at_a_time(session)
    gone: list[int] = []
    touched: dict[int, None] = {}
    last = 0
    while placed := await placed_after(session, last, SPAN):
        last = placed[-1]
        for known in await known_of(session, placed):
            if known.thread is None:
                gone.append(known.id)
                touched |= dict.fromkeys(await place_known(session, known))
    for topic_id in await refresh_topics(session, touched):
        await ripen(session, topic_id)
    return gone


async def ripen_all(database: Database) -> int:
    async with database.reading() as session:
        ripe = await ripe_topics(session)
    drafted = 0
    for topic_id in ripe:
        async with database.writing() as session:
            drafted += await ripen(session, topic_id) is not None
    return drafted
