"""What a browser is given to read ahead, to install the forum and to keep pages: and what it may not keep or count."""

import json
import re

from forum.web.files import mark


async def test_the_manifest_is_named_after_the_forum(client, app, monkeypatch) -> None:
    monkeypatch.setattr(app.state.house.site, "given_name", "Fenwillow help")
    found = (await client.get("/manifest.webmanifest")).json()
    assert (found["name"], found["short_name"], found["start_url"]) == ("Fenwillow help", "Fenwillow", "/")
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}
    for icon in found["icons"]:
        assert (await client.get(icon["src"])).headers["content-type"] == "image/png"


async def test_the_worker_is_asked_for_anew_and_names_files_that_are_there(client) -> None:
    reply = await client.get("/worker.js")
    assert (reply.headers["cache-control"], reply.headers["content-type"].split(";")[0]) == (
        "no-cache",
        "text/javascript",
    )
    assert f'const mark = "{mark()}"' in reply.text
    listed = re.search(r"const files = (.*);", reply.text)
    assert listed is not None
    files = json.loads(listed[1])
    assert f"/static/{mark()}/css/app.css" in files
    assert [file for file in files if (await client.get(file)).status_code != 200] == []


async def test_the_offline_page_knows_no_reader(client, client_as, people) -> None:
    browser = await client_as(await people.bo())
    assert (await client.get("/offline")).text == (await browser.get("/offline")).text


async def test_readers_are_told_apart_by_a_mark_and_visitors_have_none(client, client_as, people) -> None:
    bo, lin = await client_as(await people.bo()), await client_as(await people.lin())
    marks = [(await browser.get("/")).headers.get("x-reader") for browser in (client, bo, lin, bo)]
    assert marks[0] is None
    assert marks[1] == marks[3] != marks[2]


async def test_pages_may_be_read_ahead_but_not_by_who_saves_data(client) -> None:
    page = await client.get("/")
    assert page.headers["speculation-rules"] == '"/speculation.json"'
    rules = await client.get("/speculation.json")
    assert rules.headers["content-type"].startswith("application/speculationrules+json")
    assert rules.json()["prefetch"]
    assert (await client.get("/speculation.json", headers={"save-data": "on"})).json() == {}


async def test_reading_ahead_counts_no_view_and_marks_nothing_as_read(client, client_as, people, scene, app) -> None:
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    ahead = {"sec-purpose": "prefetch;anonymous-client-ip", "user-agent": "Mozilla"}
    for browser in (client, client, bo):
        await browser.get(asked.url, headers=ahead)
    assert await scene.value("SELECT view_count FROM threads WHERE id = $1", asked.thread_id) == 0
    assert getattr(app.state, "view_counts", None) is None or asked.thread_id not in app.state.view_counts.waiting
    await client.get(asked.url, headers={"user-agent": "Mozilla"})
    seen = await scene.value("SELECT view_count FROM threads WHERE id = $1", asked.thread_id)
    assert seen + app.state.view_counts.waiting[asked.thread_id] == 1
