"""Drafts: kept, never overwritten unseen, settled where they are posted, nobody else's business."""

from datetime import timedelta

import pytest

from forum.drafts.actions import Typed, prune_drafts, save_draft, settle_draft
from forum.drafts.policy import MOST_DRAFTS
from forum.drafts.queries import own_draft, own_drafts
from forum.errors import Invalid, Refused

JSON = {"accept": "application/json"}
KEY = "5b0b7a3c-2f6e-4a1e-9d43-9d1b9c2f2b11"


async def test_a_draft_is_kept_on_the_server_and_told_to_another_device(client_as, people):
    asha = await people.asha()
    phone, desk = await client_as(asha), await client_as(asha)
    saved = await phone.post("/drafts", data={"place": "ask", "title": "Half", "body": "It hums"}, headers=JSON)
    assert saved.json() == {"version": 1, "other": None}
    found = (await desk.get("/drafts/ask")).json()
    assert found["fields"] == {"title": "Half", "body": "It hums"}
    page = (await desk.get("/ask?draft=1")).text
    assert "It hums" in page
    assert 'name="draft_version" value="1"' in page
    assert "It hums" in (await desk.get("/drafts")).text
    other = await client_as(await people.bo())
    assert (await other.get("/drafts/ask")).json() == {}
    assert "It hums" not in (await other.get("/drafts")).text


async def test_two_devices_never_overwrite_each_other_unseen(client_as, people):
    browser = await client_as(await people.asha())
    await browser.post("/drafts", data={"place": "ask", "body": "From the phone"}, headers=JSON)
    late = await browser.post("/drafts", data={"place": "ask", "body": "From the desk"}, headers=JSON)
    assert late.status_code == 409
    assert late.json()["other"]["fields"]["body"] == "From the phone"
    plain = await browser.post("/drafts", data={"place": "ask", "body": "From the desk"})
    assert plain.status_code == 409
    assert "From the phone" in plain.text
    assert "From the desk" in plain.text
    chosen = await browser.post("/drafts", data={"place": "ask", "body": "From the desk", "draft_version": "1"})
    assert chosen.headers["location"] == "/ask?draft=1"
    assert (await browser.get("/drafts/ask")).json()["fields"]["body"] == "From the desk"


async def test_posting_settles_the_draft_also_the_second_time_and_for_what_comes_late(client_as, people, scene):
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.lin())
    place = f"answer:{asked.thread_id}"
    draft = {"place": place, "body": "Hold the button until it blinks.", "form_key": KEY}
    answer = {"body": draft["body"], "form_key": KEY}
    await browser.post("/drafts", data=draft, headers=JSON)
    assert (await browser.post(f"/t/{asked.thread_id}/answer", data=answer)).status_code == 303
    assert (await browser.get(f"/drafts/{place}")).json() == {}
    await browser.post("/drafts", data=draft, headers=JSON)
    assert (await browser.get(f"/drafts/{place}")).json() == {}
    assert (await browser.post(f"/t/{asked.thread_id}/answer", data=answer)).status_code == 303
    assert await scene.value("SELECT count(*) FROM posts WHERE kind = 'answer'") == 1


async def test_a_refused_answer_leaves_its_draft(client_as, people, scene):
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.lin())
    place = f"answer:{asked.thread_id}"
    await browser.post("/drafts", data={"place": place, "body": "short"}, headers=JSON)
    assert (await browser.post(f"/t/{asked.thread_id}/answer", data={"body": "short"})).status_code == 422
    assert (await browser.get(f"/drafts/{place}")).json()["fields"] == {"body": "short"}


async def test_whoever_is_signed_out_gets_the_text_back(client):
    page = await client.post("/drafts", data={"place": "ask", "body": "My long text"})
    assert page.status_code == 403
    assert "My long text" in page.text
    assert (await client.post("/drafts", data={"place": "ask", "body": "x"}, headers=JSON)).status_code == 303


@pytest.mark.parametrize("place", ["", "ask:1", "answer", "answer:0", "answer:-1", "edit:9999999999999999999", "x:1"])
async def test_there_are_no_other_places(database, people, place):
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await save_draft(session, await people.asha(), place, Typed({"body": "words"}))


@pytest.mark.parametrize(
    "fields",
    [{"body": "a\0b"}, {"body": "x" * 60_001}, {"bad name": "x", "body": "x"}, {f"f{n}": "x" for n in range(31)}],
    ids=["NUL", "too long", "a name that is none", "too many"],
)
async def test_what_no_form_of_ours_sends_is_refused(client_as, people, fields, scene):
    browser = await client_as(await people.asha())
    assert (await browser.post("/drafts", data={"place": "ask", **fields}, headers=JSON)).status_code == 422
    assert await scene.value("SELECT count(*) FROM drafts") == 0


async def test_nobody_piles_up_drafts_without_end(database, people):
    asha = await people.asha()
    async with database.writing() as session:
        for number in range(1, MOST_DRAFTS + 1):
            await save_draft(session, asha, f"answer:{number}", Typed({"body": "words"}))
        with pytest.raises(Refused):
            await save_draft(session, asha, "ask", Typed({"body": "words"}))
        await save_draft(session, asha, "answer:1", Typed({"body": "other words"}, version=1))
        assert len(await own_drafts(session, asha)) == MOST_DRAFTS


async def test_an_emptied_text_leaves_no_draft_and_old_ones_go(database, people, settings):
    asha = await people.asha()
    async with database.writing() as session:
        await save_draft(session, asha, "ask", Typed({"body": "words"}))
        await save_draft(session, asha, "ask", Typed({}, version=1))
        assert await own_draft(session, asha, "ask") is None
        await save_draft(session, asha, "answer:1", Typed({"body": "old"}))
        await settle_draft(session, asha, "answer:2")
        now = session.now
    clock = database.clock
    database.clock = lambda: now + timedelta(days=31)
    await prune_drafts(database, settings)
    database.clock = clock
    async with database.reading() as session:
        assert await own_drafts(session, asha) == []


async def test_a_profile_is_written_in_the_editor_and_kept_like_any_text(client_as, people):
    browser = await client_as(await people.asha())
    page = (await browser.get("/settings")).text
    assert '<draft-keeper place="profile"' in page
    fields = {"display_name": "Asha", "bio": "I mend *hubs*.", "locale": "en", "time_zone": "UTC"}
    saved = await browser.post("/drafts", data={"place": "profile", **fields})
    assert saved.headers["location"] == "/settings?draft=1"
    assert "I mend *hubs*." in (await browser.get("/settings?draft=1")).text
    assert "I mend" in (await browser.get("/drafts")).text
    assert (await browser.post("/settings", data=fields)).status_code == 303
    assert (await browser.get("/drafts/profile")).json() == {}


@pytest.mark.parametrize("place", ["ask:1", "profile:1", "answer", "answer:0", "comment:x", "article:", "other", ""])
async def test_a_draft_has_a_place_that_is_there(client_as, people, place):
    browser = await client_as(await people.asha())
    kept = await browser.post("/drafts", data={"place": place, "body": "words"}, headers=JSON)
    assert kept.status_code == 422
