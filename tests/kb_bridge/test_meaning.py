"""Threads in a space of vectors: placed by meaning, refined at night, never those that others may not read."""

from dataclasses import replace

import pytest

from forum.search.evaluating.rows import row_of
from forum.search.evaluating.scratch import ask_all
from forum.threads.actions import hide_post
from kb_bridge.actions.placing import place_thread
from kb_bridge.actions.rebuilding import place_missing, refine_all
from kb_bridge.actions.sorting import exclude_thread
from kb_bridge.actions.spaces import ENOUGH, note_vectors, open_space
from kb_bridge.evaluating.topics import grouped
from kb_bridge.keeping import fill, finish, keep_up
from kb_bridge.queries.spaces import all_spaces, current_space, vector_count
from tests.support.embedder import WordByWord

ASKED = (
    "hub offline after router swap", "after router swap hub offline", "offline hub after swap router",
    "хаб офлайн после замены роутера", "hubul offline după schimbarea routerului", "router swap hub offline after",
)  # fmt: skip
NOUNS = ("valve", "hose", "soil", "probe", "lawn", "pump", "battery", "invoice", "refund", "drone", "camera", "shelf")
VERBS = ("paint", "order", "print", "clean", "fold")
PAIRS = [f"{verb} {noun}" for verb in VERBS for noun in NOUNS]
STRANGERS = [f"{pair} {number}th" for number, pair in enumerate(PAIRS[: ENOUGH + 10])]


def rows(*titles):
    return [row_of({"id": number, "text": title}, number) for number, title in enumerate(titles)]


@pytest.fixture
async def meant(database):
    """Strangers and a question that recurs, all in the current space and placed; returns the embedder."""
    await ask_all(database, rows(*STRANGERS, *ASKED))
    return await in_space(database, WordByWord())


async def in_space(database, provider):
    async with database.writing() as session:
        space = await open_space(session, provider)
    await fill(database, space, provider)
    assert await finish(database, space)
    await place_missing(database)
    return provider


async def topic_of(scene, thread_id):
    return await scene.value("SELECT topic_id FROM topic_threads WHERE thread_id = $1", thread_id)


def recurring():
    return range(len(STRANGERS) + 1, len(STRANGERS) + len(ASKED) + 1)


async def test_one_question_in_three_languages_is_one_topic_and_strangers_stay_alone(meant, scene):
    assert len({await topic_of(scene, each) for each in recurring()}) == 1
    assert await scene.value("SELECT max(thread_count) FROM topics WHERE thread_count < 6") < 3


async def test_too_few_questions_are_compared_by_words(database):
    await ask_all(database, rows(*ASKED))
    async with database.writing() as session:
        space = await open_space(session, WordByWord())
    await fill(database, space, WordByWord())
    assert not await finish(database, space)
    async with database.reading() as session:
        assert await current_space(session) is None


async def test_a_new_embedder_takes_over_when_its_space_is_whole_and_the_old_one_is_gone(meant, database, scene):
    await in_space(database, WordByWord("another", 24))
    async with database.reading() as session:
        (space,) = await all_spaces(session)
        assert (space.embedder, space.state, space.dimension) == ("another", "current", 24)
        assert await vector_count(session, space) == len(STRANGERS) + len(ASKED)
    assert len({await topic_of(scene, each) for each in recurring()}) == 1


async def test_words_alone_when_the_admin_says_so(meant, database, settings):
    assert not await keep_up(database, replace(settings, embedder="words"))
    async with database.reading() as session:
        assert await all_spaces(session) == []


async def test_what_visitors_cannot_read_has_no_vector_and_no_topic(meant, database, scene, people):
    first = recurring()[0]
    async with database.writing() as session:
        await hide_post(session, await people.mo(), first)
        (space,) = await all_spaces(session)
        await note_vectors(session, space, meant, [first])
        await place_thread(session, first)
        assert await vector_count(session, space) == len(STRANGERS) + len(ASKED) - 1
    assert await topic_of(scene, first) is None


async def test_a_night_without_news_changes_nothing(meant, database, scene):
    state = "SELECT md5(string_agg(thread_id || ':' || topic_id, ',' ORDER BY thread_id)) FROM topic_threads"
    before = await scene.value(state)
    await refine_all(database)
    assert await scene.value(state) == before
    assert await scene.value("SELECT count(*) FROM topic_changes WHERE kind = 'split'") == 0


async def test_what_an_editor_took_out_does_not_come_back_at_night(meant, database, scene, people):
    first = recurring()[0]
    topic_id = await topic_of(scene, first)
    async with database.writing() as session:
        await exclude_thread(session, await people.eva(), topic_id, first)
    await refine_all(database)
    assert await topic_of(scene, first) not in (topic_id, None)


async def test_two_topics_become_one_at_night_and_it_is_told(meant, database, scene):
    one, other = list(recurring())[:3], list(recurring())[3:]
    topic_id = await topic_of(scene, one[0])
    split = (
        "INSERT INTO topics (title, thread_count, asker_count, created_at, changed_at)"
        " VALUES ('x', 3, 3, now(), now()) RETURNING id"
    )
    async with database.writing() as session:
        parted = await session.fetchval(split)
        await session.fetch("UPDATE topic_threads SET topic_id = $1 WHERE thread_id = ANY($2)", parted, other)
    await refine_all(database)
    assert {await topic_of(scene, each) for each in recurring()} == {topic_id}
    told = "SELECT json_build_array(kind, topic_id, other_id)::text FROM topic_changes ORDER BY id DESC"
    assert await scene.value(told) == f'["merged", {topic_id}, {parted}]'
    assert await scene.value("SELECT count(*) FROM topics WHERE id = $1", parted) == 0


async def test_evaluating_ranks_topics_and_leaves_single_questions_alone(database, settings):
    given = rows(*ASKED[:3], *STRANGERS[:3])
    asked = [row_of({"id": row.id, "text": row.title}, number) for number, row in enumerate(given)]
    await ask_all(database, asked)
    found = await grouped(database, replace(settings, embedder="words"), asked, told=lambda *_: None)
    assert [row["id"] for row in found] == [row.id for row in asked]
    assert len({row["topic"] for row in found[:3]}) == 1
    assert {row["rank"] for row in found[:3]} == {1}
    assert [row["topic"] for row in found[3:]] == [None] * 3
