"""Threads find their topics, and leave them, as things happen to them."""

import pytest

from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.threads.actions import (
    Edit,
    change_kind,
    clear_duplicate,
    delete_post,
    edit_post,
    hide_post,
    mark_duplicate,
    move_thread,
    undelete_post,
    unhide_post,
)
from kb_bridge.actions.placing import place_thread
from kb_bridge.actions.rebuilding import forget_open_topics, place_missing
from kb_bridge.actions.sorting import exclude_thread, include_thread, merge_topics
from kb_bridge.queries.words import frequencies
from tests.kb_bridge.conftest import OFFLINE, OTHERS


async def words_are_true(scene):
    """Whether the table of words says what counting over all threads would say."""
    return await scene.value(
        "SELECT NOT EXISTS (SELECT word, count(*) FROM topic_threads, unnest(words) AS word GROUP BY word "
        "  EXCEPT SELECT word, threads FROM topic_words)"
        " AND (SELECT sum(threads) FROM topic_words WHERE word <> '') "
        "   = (SELECT coalesce(sum(cardinality(words)), 0) FROM topic_threads)"
        " AND coalesce((SELECT threads FROM topic_words WHERE word = ''), 0) "
        "   = (SELECT count(*) FROM topic_threads WHERE words <> '{}')"
    )


async def others(recurring):
    bo = await recurring.people.bo()
    return [await recurring.scene.ask(bo, title=title, body=body) for title, body in OTHERS]


async def test_the_same_question_in_other_words_shares_a_topic_and_other_questions_do_not(recurring, scene):
    asked = [await recurring.ask(number) for number in range(len(OFFLINE))]
    strangers = await others(recurring)
    await recurring.settle()
    assert len({await recurring.topic_of(each) for each in asked}) == 1
    alone = {await recurring.topic_of(each) for each in strangers}
    assert len(alone) == len(OTHERS)
    assert await recurring.topic_of(asked[0]) not in alone
    assert await words_are_true(scene)


async def test_placing_a_thread_twice_changes_nothing(recurring, scene, database):
    asked = await recurring.ripe()
    places = "(SELECT json_agg(t ORDER BY thread_id) FROM topic_threads t)::text"
    state = f"SELECT {places} || (SELECT json_agg(p) FROM proposals p)::text"
    before = await scene.value(state)
    for each in asked:
        async with database.writing() as session:
            await place_thread(session, each.thread_id)
    assert await scene.value(state) == before
    assert await words_are_true(scene)


async def test_a_discussion_has_no_topic_until_it_becomes_a_question(recurring, people, database):
    asked = await recurring.ask(0, kind="discussion")
    await recurring.settle()
    assert await recurring.topic_of(asked) is None
    async with database.writing() as session:
        await change_kind(session, await people.mo(), asked.thread_id, "question")
    await recurring.settle()
    assert await recurring.topic_of(asked) is not None


async def test_an_edit_that_makes_it_another_question_moves_it(recurring, people, scene, database):
    asked = [await recurring.ask(number) for number in range(3)]
    await recurring.settle()
    together = await recurring.topic_of(asked[0])
    async with database.writing() as session:
        title, body = OTHERS[0]
        edit = Edit(version=1, body=body, title=title)
        await edit_post(session, await people.mo(), asked[2].post_id, edit)
    await recurring.settle()
    assert await recurring.topic_of(asked[2]) not in (None, together)
    assert await scene.value("SELECT thread_count FROM topics WHERE id = $1", together) == 2
    assert await words_are_true(scene)


@pytest.mark.parametrize("away,back", [(hide_post, unhide_post), (delete_post, undelete_post)])
async def test_a_question_out_of_view_is_in_no_topic_until_it_is_back(away, back, recurring, people, scene, database):
    asked = [await recurring.ask(number) for number in range(2)]
    await recurring.settle()
    topic_id, mo = await recurring.topic_of(asked[0]), await people.mo()
    async with database.writing() as session:
        await away(session, mo, asked[1].post_id)
    await recurring.settle()
    assert await recurring.topic_of(asked[1]) is None
    assert await words_are_true(scene)
    async with database.writing() as session:
        await back(session, mo, asked[1].post_id)
    await recurring.settle()
    assert await recurring.topic_of(asked[1]) == topic_id
    assert await words_are_true(scene)


async def test_a_thread_moved_out_of_public_sight_leaves_its_topic(recurring, people, scene, database):
    asked = [await recurring.ask(number) for number in range(2)]
    await recurring.settle()
    async with database.writing() as session:
        await move_thread(session, await people.mo(), asked[1].thread_id, await scene.category("staff", "staff"))
    await recurring.settle()
    assert await recurring.topic_of(asked[1]) is None


async def test_a_duplicate_stands_with_its_target_whatever_its_words_say(recurring, people, database):
    first = await recurring.ask(0)
    stranger = (await others(recurring))[0]
    await recurring.settle()
    async with database.writing() as session:
        await mark_duplicate(session, await people.mo(), stranger.thread_id, first.thread_id)
    await recurring.settle()
    assert await recurring.topic_of(stranger) == await recurring.topic_of(first)
    async with database.writing() as session:
        await clear_duplicate(session, await people.mo(), stranger.thread_id)
    await recurring.settle()
    assert await recurring.topic_of(stranger) != await recurring.topic_of(first)


async def test_questions_without_a_word_stand_alone(recurring, people, scene):
    bo = await people.bo()
    empty = [await scene.ask(bo, title="What is it???", body="🙂🙂🙂 !!! ...") for _ in range(2)]
    await recurring.settle()
    assert len({await recurring.topic_of(each) for each in empty}) == 2


async def test_an_editor_takes_a_thread_out_for_good_and_can_put_it_back(recurring, people, scene, database):
    asked = [await recurring.ask(number) for number in range(4)]
    await recurring.settle()
    topic_id, eva = await recurring.topic_of(asked[0]), await people.eva()
    async with database.writing() as session:
        await exclude_thread(session, eva, topic_id, asked[3].thread_id)
    assert await recurring.topic_of(asked[3]) not in (None, topic_id)
    async with database.writing() as session:
        await place_thread(session, asked[3].thread_id, afresh=True)
    assert await recurring.topic_of(asked[3]) != topic_id
    async with database.writing() as session:
        await include_thread(session, eva, topic_id, asked[3].thread_id)
    assert await recurring.topic_of(asked[3]) == topic_id
    async with database.writing() as session:
        await place_thread(session, asked[3].thread_id, afresh=True)
    assert await recurring.topic_of(asked[3]) == topic_id
    assert await words_are_true(scene)


async def test_an_editor_makes_one_topic_of_two(recurring, people, scene, database):
    first = await recurring.ask(0)
    stranger = (await others(recurring))[0]
    await recurring.settle()
    into, gone, eva = await recurring.topic_of(first), await recurring.topic_of(stranger), await people.eva()
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await merge_topics(session, eva, gone, gone)
        with pytest.raises(Invalid):
            await merge_topics(session, eva, gone, 10**6)
        await merge_topics(session, eva, gone, into)
    assert await recurring.topic_of(stranger) == into
    assert await scene.value("SELECT count(*) FROM topics") == len(OTHERS)


async def test_only_editors_sort_topics(recurring, people, database):
    first = await recurring.ask(0)
    await recurring.settle()
    topic_id = await recurring.topic_of(first)
    for actor in (await people.asha(), await people.mo()):
        async with database.writing() as session:
            with pytest.raises((Refused, NotThere)):
                await exclude_thread(session, actor, topic_id, first.thread_id)
            with pytest.raises((Refused, NotThere, Conflict)):
                await merge_topics(session, actor, topic_id, topic_id)


async def test_a_rebuild_groups_what_was_imported_and_keeps_what_editors_sorted(recurring, people, scene, database):
    asked = [await recurring.ask(number) for number in range(4)]
    await recurring.settle()
    topic_id = await recurring.topic_of(asked[0])
    async with database.writing() as session:
        await exclude_thread(session, await people.eva(), topic_id, asked[3].thread_id)
        await session.fetch("INSERT INTO topic_words VALUES ('nonsense', 7)")
        await forget_open_topics(session)
    assert await recurring.topic_of(asked[0]) is None
    told = []
    placed, drafted = await place_missing(database, lambda done, total: told.append((done, total)))
    assert (placed, drafted) == (4, 0)
    assert told[-1][0] == told[-1][1]
    assert len({await recurring.topic_of(each) for each in asked[:3]}) == 1
    assert await words_are_true(scene)
    assert await place_missing(database) == (0, 0)
    async with database.reading() as session:
        assert (await frequencies(session, ["hub"])).total == 4
