"""The admin's page of backups, and the worker that does what it asks for."""

from datetime import timedelta

import pytest

from forum.backups.actions import Ended, begin_run, end_run, take_wanted
from forum.clock import utc_now
from tests.forum.backups.made import NAME, made


async def test_an_empty_page_says_what_to_do(client_as, people) -> None:
    page = (await (await client_as(await people.ada())).get("/admin/backups")).text
    assert "There is no backup yet" in page
    assert "Make one now" in page


async def test_one_is_made_once_however_often_the_button_is_pressed(client_as, people, database) -> None:
    ada = await client_as(await people.ada())
    for _each in range(3):
        assert (await ada.post("/admin/backups/create")).status_code == 303
    assert "It waits for a worker." in (await ada.get("/admin/backups")).text
    async with database.writing() as session:
        wanted = await take_wanted(session)
        assert wanted is not None
        assert await take_wanted(session) is None
    assert "0 of 100" in (await ada.get("/admin/backups")).text
    async with database.writing() as session:
        await end_run(session, wanted.id, Ended("No room is left."))
    assert "No room is left." in (await ada.get("/admin/backups")).text


async def test_what_was_tried_out_is_said_so(client_as, people, database) -> None:
    ada = await client_as(await people.ada())
    await made(database)
    assert "not yet" in (await ada.get("/admin/backups")).text
    async with database.writing() as session:
        await end_run(session, await begin_run(session, "verify", NAME), Ended(name=NAME))
    assert "Can be brought back" in (await ada.get("/admin/backups")).text


async def test_it_is_handed_out_to_who_has_just_proved_who_they_are(client_as, people, database, app) -> None:
    ada = await client_as(await people.ada())
    await made(database, app.state.house.settings, b"all of it")
    async with database.writing() as session:
        await session.fetch("UPDATE logins SET proved_at = $1", utc_now() - timedelta(hours=2))
    refused = await ada.get(f"/admin/backups/{NAME}/file")
    assert refused.headers["location"].startswith("/sign-in/again")
    async with database.writing() as session:
        await session.fetch("UPDATE logins SET proved_at = $1", utc_now())
    given = await ada.get(f"/admin/backups/{NAME}/file")
    assert given.content == b"all of it"
    assert given.headers["cache-control"] == "no-store"
    assert NAME in given.headers["content-disposition"]


@pytest.mark.parametrize("name", ["..%2fsecret", "talkoot-20200101-000000.tar", "x"])
async def test_no_other_file_is_handed_out(client_as, people, name) -> None:
    assert (await (await client_as(await people.ada())).get(f"/admin/backups/{name}/file")).status_code == 404
