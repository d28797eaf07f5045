"""A made-up forum: its numbers are what its rows say, nothing is left by half, and it is the same each time."""

import pytest

from forum.bus import Bus
from forum.markup import render_now
from forum.measuring.actions import NotEmpty, load_made_up
from reputation.book.recount import recount
from reputation.leaders.queries import lists_that_drift
from reputation.trust.queries import rules_in_force, trust_drift
from tests.support.crowd import committing
from tests.support.postgres import SessionPostgres

THREADS = 60
WRONG_THREADS = """
SELECT t.id FROM threads t
 WHERE (t.answer_count, t.score, t.last_activity_at) IS DISTINCT FROM
       (SELECT ROW(count(*) FILTER (WHERE p.kind = 'answer')::int,
                   (sum(p.score) FILTER (WHERE p.kind = 'opening'))::int,
               max(p.created_at)) FROM posts p WHERE p.thread_id = t.id)
    OR NOT EXISTS (SELECT FROM posts p WHERE p.thread_id = t.id AND p.kind = 'opening')
    OR (t.accepted_post_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM posts p WHERE p.id = t.accepted_post_id AND p.thread_id = t.id AND p.kind = 'answer'))
"""
WRONG_POSTS = """
SELECT p.id FROM posts p
 WHERE (p.score, p.comment_count) IS DISTINCT FROM
       ((SELECT coalesce(sum(v.value), 0)::int FROM votes v WHERE v.post_id = p.id),
        (SELECT count(*)::int FROM comments c WHERE c.post_id = p.id))
"""
WRONG_TAGS = """
SELECT g.id FROM tags g WHERE g.thread_count <> (
    SELECT count(*) FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id JOIN categories c ON c.id = t.category_id
     WHERE tt.tag_id = g.id AND c.visibility = 'public')
"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname"


@pytest.fixture(scope="module")
async def filled(postgres: SessionPostgres, bus: Bus):
    async with committing(postgres, "made_up", bus) as database:
        async with database.reading() as session:
            before = await session.fetch(INDEXES)
        copied = await load_made_up(database, THREADS)
        yield database, copied, before


async def test_every_number_is_what_the_rows_say(filled) -> None:
    database, copied, _before = filled
    assert copied["threads"] == THREADS
    assert copied["posts"] > 2 * THREADS
    async with database.reading() as session:
        for wrong in (WRONG_THREADS, WRONG_POSTS, WRONG_TAGS):
            assert await session.fetch(wrong) == []


async def test_the_recounts_find_no_drift(filled) -> None:
    database, _copied, _before = filled
    async with database.reading() as session:
        found = await recount(session)
        assert found.lines > THREADS
        assert (found.drift, found.who) == (0, ())
        assert list(await lists_that_drift(session)) == []
        assert await trust_drift(session, await rules_in_force(session)) == []


async def test_posts_read_as_if_they_had_been_written_here(filled) -> None:
    database, _copied, _before = filled
    async with database.reading() as session:
        rows = await session.fetch("SELECT body_source, body_html FROM posts ORDER BY id LIMIT 40")
        assert [render_now(row["body_source"]).html for row in rows] == [row["body_html"] for row in rows]
        assert await session.fetchval("SELECT count(DISTINCT language) FROM threads") == 3
        assert await session.fetchval("SELECT count(*) FROM search_documents") == THREADS
        assert await session.fetchval("SELECT count(*) FROM articles") == 1


async def test_indexes_come_back_and_a_forum_with_threads_is_left_alone(filled) -> None:
    database, _copied, before = filled
    async with database.reading() as session:
        assert await session.fetch(INDEXES) == before
    with pytest.raises(NotEmpty):
        await load_made_up(database, THREADS)


async def test_broken_off_it_leaves_an_empty_forum_that_still_has_its_indexes(
    postgres: SessionPostgres, bus: Bus
) -> None:
    def stop(_step: str, done: int) -> None:
        raise KeyboardInterrupt

    async with committing(postgres, "broken_off", bus) as database:
        async with database.reading() as session:
            before = await session.fetch(INDEXES)
        with pytest.raises(KeyboardInterrupt):
            await load_made_up(database, 5, stop)
        async with database.reading() as session:
            assert await session.fetchval("SELECT count(*) FROM threads") == 0
            assert await session.fetch(INDEXES) == before


async def test_it_is_the_same_forum_each_time(filled, postgres: SessionPostgres) -> None:
    database, _copied, _before = filled
    async with committing(postgres, "made_again", Bus()) as again:
        await load_made_up(again, THREADS)
        async with database.reading() as one, again.reading() as other:
            titles = "SELECT title, answer_count, score FROM threads ORDER BY id"
            assert await one.fetch(titles) == await other.fetch(titles)
