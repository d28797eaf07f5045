"""Once a week, and only where something moves, those who write articles are told by mail."""

from datetime import UTC, datetime

import pytest

from kb_bridge.letters.actions import choose_weekly_letter, open_weekly_letters
from kb_bridge.letters.writing import token_for

MONDAY = datetime(2031, 5, 26, 9, 25, tzinfo=UTC)
MAILS = "SELECT count(*) FROM mails WHERE key LIKE 'weekly:%'"


@pytest.fixture
async def monday(recurring, people, database):
    """Five people have asked the same within four weeks; eva edits, ada is an admin, mo neither."""
    await recurring.ripe()
    for person in (people.eva, people.ada, people.mo):
        actor = await person()
        async with database.writing() as session:
            await session.fetchval("UPDATE users SET email = name || '@example.com' WHERE id = $1", actor.id)
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET created_at = $1::timestamptz - interval '3 days'", MONDAY)
    database.clock = lambda: MONDAY


async def test_one_letter_a_week_however_often_the_clock_strikes(monday, people, database, settings, settle, scene):
    for _ in range(2):
        await open_weekly_letters(database, settings)
        await settle()
    assert await scene.value(MAILS) == 2
    text = await scene.value("SELECT text_body FROM mails WHERE to_address LIKE 'eva%'")
    assert "Asked more than before" in text
    assert "/kb/editor/recurring" in text
    assert "times as often" in text
    assert await scene.value("SELECT headers->>'List-Unsubscribe' FROM mails WHERE to_address LIKE 'eva%'")


async def test_letters_speak_the_language_of_their_reader(monday, people, database, settings, settle, scene):
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET locale = 'ru' WHERE name = 'eva'")
    await open_weekly_letters(database, settings)
    await settle()
    assert "чаще, чем раньше" in await scene.value("SELECT subject FROM mails WHERE to_address LIKE 'eva%'")


async def test_where_nothing_moves_no_letter_is_sent(monday, database, settings, settle, scene):
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET created_at = $1::timestamptz - interval '300 days'", MONDAY)
    await open_weekly_letters(database, settings)
    await settle()
    assert await scene.value(MAILS) == 0


async def test_the_link_in_a_letter_stops_it_and_the_page_brings_it_back(
    monday, people, database, settings, settle, scene, client, client_as
):
    eva = await people.eva()
    here = f"/unsubscribe/weekly/{token_for(settings, eva.id)}"
    assert (await client.get("/unsubscribe/weekly/nothing.x")).status_code == 404
    assert (await client.get(here)).status_code == 200
    assert await scene.value("SELECT count(*) FROM weekly_stops") == 0
    assert (await client.post(here)).status_code == 200
    await open_weekly_letters(database, settings)
    await settle()
    assert await scene.value(MAILS) == 1  # ada's
    browser = await client_as(eva)
    assert "Send it to me" in (await browser.get("/kb/editor/recurring")).text
    await browser.post("/kb/editor/recurring/letter", data={"letter": "yes"})
    assert await scene.value("SELECT count(*) FROM weekly_stops") == 0


async def test_who_stops_it_after_it_was_due_gets_none(monday, people, database, settings, settle, scene):
    await open_weekly_letters(database, settings)
    async with database.writing() as session:
        await choose_weekly_letter(session, await people.eva(), wanted=False)
        await choose_weekly_letter(session, await people.ada(), wanted=False)
    await settle()
    assert await scene.value(MAILS) == 0
