"""Who has the problem again doubts the solution: those who know are asked once, and their words count."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.errors import NotThere
from forum.following.actions import follow
from forum.reading.actions.helping import say_helpful
from forum.threads.actions import accept_answer, add_me_too
from kb_bridge.truth.actions.doubting import say_works
from kb_bridge.truth.weighing import Words, newer_version, newest, versions_called, versions_in

ASKED = "SELECT array_agg(u.name ORDER BY u.name) FROM notifications n JOIN users u ON u.id = n.user_id WHERE kind = $1"
OUTDATED = "SELECT outdated_at IS NOT NULL FROM solution_doubts"


@pytest.fixture
async def solved(scene, people, database):
    """Asha's thread, solved by lin two days ago, followed by mo."""
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        session.now -= timedelta(days=2)
        await accept_answer(session, await people.asha(), answered.post_id)
    async with database.writing() as session:
        await follow(session, await people.mo(), "thread", asked.thread_id)
    return answered


async def doubted(database, people, solved, settle) -> None:
    async with database.writing() as session:
        await add_me_too(session, await people.bo(), solved.thread_id)
    await settle()


async def say(database, actor, solved, *, works: bool) -> None:
    async with database.writing() as session:
        await say_works(session, actor, solved.thread_id, works=works)


async def test_asker_answerer_and_followers_are_asked_once(solved, people, database, settle, scene):
    await doubted(database, people, solved, settle)
    assert await scene.value(ASKED, "still_works") == ["asha", "lin", "mo"]
    async with database.writing() as session:
        await add_me_too(session, await people.eva(), solved.thread_id)
    await settle()
    assert await scene.value(ASKED, "still_works") == ["asha", "lin", "mo"]


async def test_a_no_under_the_solution_asks_too_and_a_yes_does_not(solved, people, database, settle, scene):
    bo = await people.bo()
    async with database.writing() as session:
        await say_helpful(session, bo, solved.post_id, reader="user 9", helpful=True)
    await settle()
    assert await scene.value("SELECT count(*) FROM solution_doubts") == 0
    async with database.writing() as session:
        await say_helpful(session, bo, solved.post_id, reader="user 9", helpful=False)
    await settle()
    assert await scene.value("SELECT cause FROM solution_doubts") == "rating"


async def test_one_who_ought_to_know_is_enough_and_can_be_outweighed(solved, people, database, settle, scene):
    await doubted(database, people, solved, settle)
    await say(database, await people.bo(), solved, works=False)  # has the problem: weighs one
    assert await scene.value(OUTDATED) is False
    await say(database, await people.lin(), solved, works=False)
    await say(database, await people.lin(), solved, works=False)  # a double click
    assert await scene.value(OUTDATED) is True
    await say(database, await people.lin(), solved, works=True)
    assert await scene.value(OUTDATED) is False
    assert await scene.value("SELECT count(*) FROM solution_words") == 2


async def test_who_is_not_concerned_says_nothing(solved, people, database, settle):
    stranger = await people.person("stan", trust_level=2)
    for actor in (stranger, people.visitor, await people.asha()):
        with pytest.raises(NotThere):  # nobody has doubted it
            await say(database, actor, solved, works=True)
    await doubted(database, people, solved, settle)
    with pytest.raises(NotThere):
        await say(database, stranger, solved, works=True)


async def test_the_page_says_that_it_is_outdated_and_asks_those_concerned(
    solved, people, database, settle, client, client_as
):
    await doubted(database, people, solved, settle)
    asha = await client_as(await people.asha())
    here = f"/t/{solved.thread_id}/the-hub-is-offline"
    assert "Does this solution still work?" in (await asha.get(here)).text
    assert "still work?" not in (await client.get(here)).text
    answer = await asha.post(f"/t/{solved.thread_id}/still-works", data={"works": "no"})
    assert answer.status_code == 303
    page = (await client.get(here)).text
    assert page.index("This solution may be outdated") < page.index(f'id="post-{solved.post_id}"')
    assert "You said that it works no longer." in (await asha.get(here)).text


async def test_a_new_solution_is_free_of_the_doubts_of_the_old_one(solved, people, database, settle, scene, client):
    await doubted(database, people, solved, settle)
    await say(database, await people.lin(), solved, works=False)
    other = await scene.answer(await people.eva(), solved.thread_id, "Take the new firmware, it is mended there.")
    async with database.writing() as session:
        await accept_answer(session, await people.asha(), other.post_id)
    assert "may be outdated" not in (await client.get(f"/t/{solved.thread_id}/the-hub-is-offline")).text


def test_enough_and_more_than_the_others_is_outdated():
    assert [Words(yes, no).outdated for yes, no in ((0, 1), (0, 2), (1, 2), (2, 2), (9, 10))] == [
        False, True, True, False, True,
    ]  # fmt: skip
    assert replace(Words(), no=2).outdated


def test_versions_are_read_as_people_write_them():
    assert versions_in("Since v4.2.1 (and 4.10) it fails; at 19.5% of 3 hubs, 192.168.0.1") == [
        (4, 2, 1), (4, 10), (192, 168, 0, 1),
    ]  # fmt: skip
    assert newest([], ["4.9", "4.10"]) == (4, 10)
    prose = "On 2.4 GHz at 192.168.1.1 for 3.50; firmware 2.14, версии 3.1, versiunea 3.0, v1.9 and version: 2.2."
    assert versions_called(prose) == [(2, 14), (3, 1), (3, 0), (1, 9), (2, 2)]
    assert newest([prose], ["2.20"]) == (3, 1)
    assert newer_version((4, 1), [(1, "5.0"), (2, "5.0"), (2, "6.0")]) is None
    assert newer_version((4, 1), [(1, "5.0"), (2, "5.0.1"), (3, "v5.0")]) == "5.0"
    assert newer_version((5, 0, 2), [(1, "5.0.9"), (2, "5.0.9"), (3, "5.0.9")]) is None
    assert newer_version(None, [(1, "5.0"), (2, "5.0"), (3, "5.0")]) is None
