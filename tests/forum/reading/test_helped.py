"""Whom an answer has helped: one reader, one word; few replies give no number; how it is counted stands beside it."""

import pytest

from forum.reading.actions.helping import count_answer_readers
from forum.reading.helpfulness import Helped
from forum.threads.actions import accept_answer


@pytest.fixture
async def solved(people, scene, database):
    """A question and its accepted answer, of Lin's."""
    asha = await people.asha()
    asked = await scene.ask(asha)
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
    return asked, answered


async def say(browser, answered, word: str):
    return await browser.post(f"/p/{answered.post_id}/helpful", data={"helpful": word})


async def marks(scene) -> list[tuple[str, bool]]:
    async with scene.database.reading() as session:
        return [tuple(row) for row in await session.fetch("SELECT reader, helpful FROM helpful_marks ORDER BY reader")]


async def test_a_reader_counts_once_and_may_change_their_mind(client_as, people, scene, solved):
    bo = await people.bo()
    browser = await client_as(bo)
    for word in ("yes", "yes", "no"):
        assert (await say(browser, solved[1], word)).status_code == 303
    assert await marks(scene) == [(f"user {bo.id}", False)]
    assert "You said that it did not help." in (await browser.get(solved[0].url)).text


async def test_a_visitor_counts_once_by_a_signed_cookie(client, scene, solved):
    assert "Did this help?" in (await client.get(solved[0].url)).text
    await say(client, solved[1], "yes")
    await say(client, solved[1], "yes")
    assert [helpful for _reader, helpful in await marks(scene)] == [True]
    client.cookies.set("reader", "forged.name")
    await say(client, solved[1], "yes")
    assert not any("forged" in reader for reader, _helpful in await marks(scene))


async def test_only_an_accepted_answer_is_asked_about_and_never_its_author(client_as, people, scene, solved):
    lin = await client_as(await people.lin())
    assert (await say(lin, solved[1], "yes")).status_code == 403
    other = await scene.answer(await people.bo(), solved[0].thread_id)
    assert (await say(await client_as(await people.asha()), other, "yes")).status_code == 404
    assert await marks(scene) == []


async def test_the_author_reads_how_many_were_helped_once_enough_have_said_so(client, client_as, people, scene, solved):
    database, (asked, answered) = scene.database, solved
    lin = await client_as(await people.lin())
    lin.headers["user-agent"] = "a bot"  # whose own reading is not counted meanwhile
    assert "Not enough readers have said" in (await lin.get(asked.url)).text
    async with database.writing() as session:
        await count_answer_readers(session, {asked.thread_id: 100})
    for name in ("ann", "ben", "cem", "dan", "eli"):
        await say(await client_as(await people.person(name)), answered, "no" if name == "eli" else "yes")
    assert "It helped about 80 people." in (await lin.get(asked.url)).text
    page = (await lin.get("/u/lin/helped")).text
    assert "about 80, between 38 and 96" in page
    assert "How is this counted?" in page
    assert "/u/lin/helped" in (await lin.get("/u/lin")).text
    assert "/u/lin/helped" not in (await client.get("/u/lin")).text
    assert (await (await client_as(await people.bo())).get("/u/lin/helped")).status_code == 404


def test_few_replies_are_no_number_and_many_a_narrow_one():
    assert not Helped(1000, 4, 0).is_known
    _share, least, most = Helped(0, 5, 0).rate
    assert least < 0.6
    assert most == 1.0
    _share, least, most = Helped(0, 900, 100).rate
    assert most - least < 0.05
