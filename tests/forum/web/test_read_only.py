"""Read-only mode: what is read goes on, what is written is told so and kept for its writer."""

import re
from types import SimpleNamespace

import asyncpg
import pytest
from starlette.routing import Route

from forum.actor import SYSTEM
from forum.site.actions import set_read_only
from forum.web.read_only import OPEN

TEXT = "I pressed the button for ten seconds, and then <b>again</b>, and nothing happened at all."


@pytest.fixture
async def closed(database, app):
    async with database.writing() as session:
        await set_read_only(session, SYSTEM, on=True, note="Back at noon.")
    app.state.house.site.forget()
    yield app.state.house.site
    app.state.house.site.forget()


async def test_a_question_comes_back_on_the_page_and_can_be_sent_again(closed, client_as, people, scene, app) -> None:
    lin = await client_as(await people.lin())
    form = {"title": "Why?", "body": TEXT, "category": str(await scene.category()), "form_key": "0" * 32}
    refused = await lin.post("/ask", data=form)
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "30"
    assert "Back at noon." in refused.text
    assert "&lt;b&gt;again&lt;/b&gt;" in refused.text
    assert '<form class="stack" method="post" action="/ask">' in refused.text
    assert 'name="form_key" value="' + "0" * 32 in refused.text
    assert await scene.value("SELECT count(*) FROM threads") == 0


async def test_reading_goes_on_with_a_banner_and_notes_nothing(client, closed, scene, settle) -> None:
    assert "Back at noon." in (await client.get("/")).text
    assert (await client.get("/search?q=hub")).status_code == 200
    assert await scene.value("SELECT count(*) FROM limits") == 0


async def test_no_write_gets_through_but_signing_in_and_the_switch(closed, client_as, people, app) -> None:
    ada = await client_as(await people.ada())
    for route in app.routes:
        if isinstance(route, Route) and "POST" in (route.methods or ()) and not route.path.startswith(OPEN):
            path = re.sub(r"\{[^}]*\}", "1", route.path)
            assert (await ada.post(path, data={"a": "b"})).status_code == 503, path
    assert (await ada.get("/admin/read-only")).status_code == 200
    assert (await ada.post("/admin/read-only", data={"deed": "off"})).status_code == 303
    assert (await ada.post("/admin/backups/create")).status_code == 303


async def test_no_password_is_shown_again(closed, client) -> None:
    sent = {"email": "a@example.com", "password": "a very long secret of mine", "name": "somebody of that long name"}
    page = (await client.post("/sign-up", data=sent)).text
    assert "secret of mine" not in page
    assert "Send it again" not in page


@pytest.mark.parametrize(
    "error,why", [(asyncpg.DiskFullError, "disk"), (asyncpg.ReadOnlySQLTransactionError, "database")]
)
async def test_a_database_that_takes_no_writes_is_left_alone_for_a_while(
    client_as, people, app, scene, monkeypatch, error, why
) -> None:
    """SECURITY: disk full. The one whose write finds out keeps the text, too, and reading goes on."""
    lin, site = await client_as(await people.lin()), app.state.house.site
    form = {"title": "Why does it blink?", "body": TEXT, "category": str(await scene.category())}

    def fails(*_args: object, **_named: object) -> None:
        raise error("no room")

    monkeypatch.setattr("forum.asking.pages.asking.once", fails)
    found_out = await lin.post("/ask", data=form)
    assert (found_out.status_code, site.closed) == (503, why)
    assert "for ten seconds" in found_out.text
    monkeypatch.undo()
    assert (await lin.post("/ask", data=form)).status_code == 503
    assert (await lin.get("/")).status_code == 200
    site.refused_until = 0.0
    assert (await lin.post("/ask", data=form)).status_code == 303


async def test_an_almost_full_disk_closes_and_room_opens_again(app, database, monkeypatch) -> None:
    site = app.state.house.site
    await site.refresh(database)  # it may still be what the test before had made of it
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(total=200_000_000, free=3_000_000))
    site.look_at_disk()
    assert site.closed == "disk"
    monkeypatch.undo()
    site.look_at_disk()
    assert site.closed == ""


async def test_workers_wait_until_the_forum_is_open_again(closed, database, app) -> None:
    import asyncio

    from forum.web.patience import Patience

    patience = Patience(database, closed)
    waiting = asyncio.create_task(patience())
    await asyncio.sleep(0.05)
    assert not waiting.done()
    closed.take(type(closed.chosen)())
    patience.looked = closed.read_at
    await asyncio.wait_for(waiting, 5)


async def test_only_admins_close_the_forum(client_as, people, client) -> None:
    for browser in (client, await client_as(await people.mo()), await client_as(await people.lin())):
        assert (await browser.post("/admin/read-only", data={"deed": "on"})).status_code in (303, 404)
        assert "Read only for now" not in (await browser.get("/")).text
