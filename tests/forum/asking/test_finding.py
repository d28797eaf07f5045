"""Found before asking: a match answers it, or is joined; counted once, and undone."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from forum.asking.actions import forget_old_questions
from forum.database import Database
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk

TITLE = "Hub blinks red after a reset"


@pytest.fixture
async def asked(people: Cast, talk: Talk, settle: Callable):
    asked = await talk.question(await people.asha(), TITLE, tags="hub reset")
    await talk.answer(await people.lin(), asked)
    await settle()
    return asked


async def count(database: Database, how: str) -> int:
    async with database.reading() as session:
        sql = "SELECT count(*) FROM findings WHERE how = $1 AND taken_back_at IS NULL"
        return int(await session.fetchval(sql, how))


async def test_while_a_title_is_typed_matches_come_with_slips_forgiven(client: Browser, asked):
    for title in ("hub blinks red", "hbu blniks red aftr reset", "reset hub blinking"):
        page = await client.get("/ask/matches", params={"title": title})
        assert page.status_code == 200
        assert asked.url in page.text, title
        assert 'value="reset"' in page.text  # a tag to put in with one tap
    assert asked.url not in (await client.get("/ask/matches", params={"title": "zebra in the cellar"})).text
    assert (await client.get("/ask/matches", params={"title": "\u202e<script>" * 50})).status_code == 200


async def test_nobody_is_shown_or_can_name_what_they_may_not_see(
    client: Browser, people: Cast, talk: Talk, settle: Callable, client_as: Callable, database: Database
):
    staff = await talk.category("back", "staff")
    secret = await talk.question(await people.mo(), TITLE, category=staff)
    await settle()
    for browser in (client, await client_as(await people.bo())):
        assert secret.url not in (await browser.get("/ask/matches", params={"title": TITLE})).text
        reply = await browser.post("/ask/answered", data={"match": f"thread:{secret.thread_id}", "title": TITLE})
        assert reply.status_code == 404
    assert secret.url in (await (await client_as(await people.mo())).get("/ask/matches", params={"title": TITLE})).text
    assert await count(database, "answered") == 0


async def test_a_double_click_of_a_visitor_counts_once_and_undo_brings_the_text_back(
    client: Browser, asked, database: Database
):
    fields = {"title": "hub red", "body": "half a text", "match": f"thread:{asked.thread_id}", "form_key": str(uuid4())}
    first = await client.post("/ask/answered", data=fields)
    client.cookies.delete("visitor", path="/ask")  # the second click leaves before the first answer has come
    second = await client.post("/ask/answered", data=fields)
    assert first.status_code == second.status_code == 303
    assert await count(database, "answered") == 1
    thanks = await client.get(first.headers["location"])
    assert asked.url in thanks.text
    undone = await client.post(first.headers["location"] + "/undo")
    assert await count(database, "answered") == 0
    form = (await client.get(undone.headers["location"])).text
    assert "half a text" in form
    assert "hub red" in form
    await client.post(first.headers["location"] + "/undo")
    assert await count(database, "answered") == 0
    await client.post("/ask/answered", data=fields)
    assert await count(database, "answered") == 1


async def test_who_has_it_too_joins_the_thread_hears_of_it_and_may_leave_again(
    people: Cast, talk: Talk, asked, client_as: Callable, client: Browser, database: Database
):
    bo = await people.bo()
    browser = await client_as(bo)
    fields = {"title": TITLE, "body": "my words", "match": f"thread:{asked.thread_id}"}
    for _each in range(2):
        reply = await browser.post("/ask/joined", data=fields)
        assert reply.headers["location"] == asked.url
    assert (await talk.thread(asked.thread_id)).me_too_count == 1
    assert await count(database, "joined") == 1
    async with database.reading() as session:
        follows = "SELECT count(*) FROM follows WHERE user_id = $1 AND kind = 'thread' AND subject_id = $2"
        assert await session.fetchval(follows, bo.id, asked.thread_id) == 1
    page = (await browser.get(asked.url)).text
    undo = page.split("/ask/found/")[1].split('"')[0]
    back = await browser.post(f"/ask/found/{undo}")
    assert "my words" in (await browser.get(back.headers["location"])).text
    assert (await talk.thread(asked.thread_id)).me_too_count == 0
    assert await count(database, "joined") == 0
    reply = await client.post("/ask/joined", data=fields)
    assert reply.headers["location"].startswith("/sign-in?next=/ask%3Fwaiting%3D")
    own = await (await client_as(await people.asha())).post("/ask/joined", data=fields)
    assert own.status_code == 403
    assert "my words" in own.text


async def test_the_step_before_posting_stands_once_and_asking_anyway_is_counted(
    people: Cast, talk: Talk, asked, client_as: Callable, database: Database
):
    browser = await client_as(await people.bo())
    fields = {"title": "The hub blinks red after the reset", "body": "It blinks all night long.", "looked": "",
              "category": await talk.category()}  # fmt: skip
    step = await browser.post("/ask", data=fields)
    assert step.status_code == 200
    assert "Before you post: do these answer it?" in step.text
    assert asked.url in step.text
    assert "It blinks all night long." in step.text
    fields |= {"looked": "the hub blinks red after the reset", "shown": f"thread:{asked.thread_id}"}
    posted = await browser.post("/ask", data=fields)
    assert posted.status_code == 303
    assert await count(database, "asked") == 1
    other = {**fields, "title": "Nothing of the kind was ever asked", "looked": "", "shown": "thread:x"}
    assert (await browser.post("/ask", data=other)).status_code == 303
    assert await count(database, "asked") == 1


async def test_without_script_guessed_tags_and_categories_are_put_in(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.bo())
    place = str(await talk.category())
    fields = {"title": TITLE, "body": "text that stays", "tags": "hub, red"}
    page = (await browser.post("/ask", data={**fields, "add_tag": "reset"})).text
    assert 'value="hub red reset"' in page
    assert "text that stays" in page
    page = (await browser.post("/ask", data={**fields, "set_category": place})).text
    assert f'name="category" value="{place}" id="f-category" checked' in page


async def test_admins_see_week_by_week_what_was_found(people: Cast, asked, client_as: Callable, client: Browser):
    fields = {"title": "hub red and dead", "match": f"thread:{asked.thread_id}", "form_key": str(uuid4())}
    await client.post("/ask/answered", data=fields)
    page = await (await client_as(await people.ada())).get("/admin/found")
    assert asked.url in page.text
    assert "hub red and dead" in page.text
    assert page.text.count("100 %") == 2  # in the figures above and in the week
    assert (await client.get("/admin/found")).status_code == 404


async def test_a_question_that_waits_is_forgotten_after_a_week(client: Browser, database: Database, talk: Talk):
    reply = await client.post("/ask", data={"title": TITLE, "body": "wait for me"})
    back = "/ask?waiting=" + reply.headers["location"].rsplit("%3D", 1)[1]
    assert "wait for me" in (await client.get(back)).text
    async with database.writing() as session:
        await session.fetchval("UPDATE waiting_questions SET created_at = created_at - interval '8 days'")
    assert "wait for me" not in (await client.get(back)).text
    async with database.writing() as session:
        await forget_old_questions(session)
        assert await session.fetchval("SELECT count(*) FROM waiting_questions") == 0


@pytest.mark.parametrize("broken", [b"a%00b", b"a%ffb", b"%ed%a0%80"])
async def test_what_cannot_be_kept_is_replaced_while_a_question_waits(client: Browser, asked, broken: bytes):
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for path in ("/ask", "/ask/answered", "/ask/joined"):
        rest = f"&field-%00=x&body=Still+here&match=thread:{asked.thread_id}".encode()
        reply = await client.post(path, content=b"title=" + broken + rest, headers=kind)
        assert reply.status_code == 303, path
    _place, _mark, token = reply.headers["location"].partition("%3D")
    assert "Still here" in (await client.get(f"/ask?waiting={token}")).text
