"""Planned works: shown to their audience in their time and language, and put away where they may be."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid, NotThere
from forum.works.actions import Announcement, announce, end_announcement
from forum.works.queries import all_works
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
Announce = Callable[..., Awaitable[int]]
SAID = "The hub rests on Sunday."


@pytest.fixture
def said(database: Database, people: Cast, app: Starlette) -> Announce:
    async def say(begins: int = -1, ends: int = 1, **more: object) -> int:
        async with database.writing() as session:
            start, end = (session.now + timedelta(hours=each) for each in (begins, ends))
            words = {"en": SAID, "ru": "Хаб отдыхает."}
            made = await announce(session, await people.ada(), Announcement(start, end, words, **more))  # type: ignore[arg-type]
        app.state.house.site.forget()
        return made

    return say


async def test_everybody_reads_it_in_their_language_and_english_is_the_last_resort(
    client: Browser, said: Announce
) -> None:
    await said()
    assert SAID in (await client.get("/tags")).text
    assert "Хаб отдыхает." in (await client.get("/tags", headers={"accept-language": "ru"})).text
    assert SAID in (await client.get("/tags", headers={"accept-language": "ro"})).text


async def test_before_its_start_and_after_its_end_nobody_reads_it(client: Browser, said: Announce) -> None:
    await said(begins=1, ends=2)
    assert SAID not in (await client.get("/tags")).text


async def test_only_its_audience_reads_it(client: Browser, people: Cast, client_as: ClientAs, said: Announce) -> None:
    await said(audience="staff")
    assert SAID not in (await client.get("/tags")).text
    assert SAID not in (await (await client_as(await people.bo())).get("/tags")).text
    assert SAID in (await (await client_as(await people.mo())).get("/tags")).text


async def test_with_a_category_only_its_pages_show_it(
    client: Browser, scene: Scene, people: Cast, said: Announce
) -> None:
    asked = await scene.ask(await people.asha())
    await said(category_id=await scene.category())
    assert SAID in (await client.get("/c/help")).text
    assert SAID in (await client.get(asked.url)).text
    assert SAID not in (await client.get("/tags")).text


async def test_a_notice_can_be_put_away_and_what_is_urgent_cannot(client: Browser, said: Announce) -> None:
    first, urgent = await said(), await said(urgent=True)
    assert (await client.get("/tags")).text.count(SAID) == 2
    away = await client.post(f"/works/{first}/dismiss", data={"back": "/tags"})
    assert away.headers["location"] == "/tags"
    await client.post(f"/works/{urgent}/dismiss", data={"back": "https://elsewhere.example/"})
    assert (await client.get("/tags")).text.count(SAID) == 1


async def test_what_is_ended_goes_and_stands_among_the_past(
    client: Browser, database: Database, people: Cast, said: Announce, app: Starlette
) -> None:
    ada, made, coming = await people.ada(), await said(), await said(begins=5, ends=6)
    async with database.writing() as session:
        await end_announcement(session, ada, made)
        await end_announcement(session, ada, coming)
    app.state.house.site.forget()
    assert SAID not in (await client.get("/tags")).text
    async with database.reading() as session:
        assert [each.id for each in await all_works(session, ada)] == [made]


async def test_an_admin_sees_it_first_and_in_their_own_time_zone(
    people: Cast, client_as: ClientAs, scene: Scene
) -> None:
    ada = await client_as(await people.ada())
    form = {"starts": "2199-01-01T10:00", "ends": "2199-01-01T12:00", "audience": "everybody", "words-en": SAID}
    shown = await ada.post("/admin/works", data={**form, "deed": "show"})
    assert shown.text.count('class="works-banner') == 1
    assert await scene.value("SELECT count(*) FROM planned_works") == 0
    assert (await ada.post("/admin/works", data={**form, "ends": "2199-01-01T09:00"})).status_code == 422
    assert (await ada.post("/admin/works", data={**form, "words-en": ""})).status_code == 422
    assert (await ada.post("/admin/works", data={**form, "starts": "soon"})).status_code == 422
    assert (await ada.post("/admin/works", data=form)).status_code == 303
    made = await scene.value("SELECT id FROM planned_works")
    assert SAID in (await ada.get(f"/admin/works/{made}")).text


async def test_nobody_else_announces(database: Database, people: Cast) -> None:
    async with database.writing() as session:
        start, end = session.now, session.now + timedelta(hours=1)
        with pytest.raises(NotThere):
            await announce(session, await people.mo(), Announcement(start, end, {"en": SAID}))
        with pytest.raises(Invalid):
            await announce(session, await people.ada(), Announcement(start, start, {"en": SAID}))
