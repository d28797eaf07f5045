"""Asking a question."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from forum.database import Database
from forum.errors import Invalid
from forum.threads.actions import NewThread, ask_question
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk

TITLE, BODY = "Why does the hub blink?", "It blinks **twice** and stops. What now?"


async def test_a_question_is_asked_and_the_answer_leads_to_its_page(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.asha())
    fields = {"title": TITLE, "body": BODY, "category": await talk.category(), "tags": "hub wi-fi", "kind": "question"}
    reply = await browser.post("/ask", data=fields)
    assert reply.status_code == 303
    assert reply.headers["location"].endswith("/why-does-the-hub-blink")
    thread = await talk.thread(int(reply.headers["location"].split("/")[2]))
    assert (thread.title, thread.tags, thread.author_name, thread.kind) == (TITLE, ["hub", "wi-fi"], "asha", "question")
    opening = await talk.post(thread.opening_id)
    assert "<strong>twice</strong>" in opening.body_html
    assert await talk.events(thread.id) == ["QuestionAsked"]


async def test_the_form_says_at_each_field_what_is_wrong_and_keeps_the_text(
    people: Cast, talk: Talk, client_as: Callable
):
    browser = await client_as(await people.asha())
    reply = await browser.post("/ask", data={"title": "?", "body": "a <b> text that stays", "tags": "<script>"})
    assert reply.status_code == 422
    assert "Please choose a category." in reply.text
    assert "a &lt;b&gt; text that stays" in reply.text
    reply = await browser.post(
        "/ask", data={"title": "?!?!?!", "body": "short", "tags": "<x>", "category": await talk.category()}
    )
    assert reply.status_code == 422
    for sentence in ("Please say in a few words", "Please write at least", "cannot be a tag"):
        assert sentence in reply.text


@pytest.mark.parametrize(
    "body", [b"title=%ff%fe&body=%00", b"title=%ed%a0%80aaaaaa&body=%ed%a0%80", b"category=9999999999999999999999"]
)
async def test_bytes_that_are_no_text_are_refused_at_the_field(people: Cast, client_as: Callable, body: bytes):
    browser = await client_as(await people.asha())
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert (await browser.post("/ask", content=body, headers=headers)).status_code in (400, 422)


async def test_a_category_that_cannot_be_seen_cannot_be_asked_in(database: Database, people: Cast, talk: Talk):
    secret = await talk.category("staff-room", "staff")
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await ask_question(session, await people.asha(), NewThread(secret, TITLE, BODY))
        asked = await ask_question(session, await people.eva(), NewThread(secret, TITLE, BODY))
    assert asked.state == "published"


async def test_unknown_fields_of_a_form_have_no_effect(people: Cast, talk: Talk, client_as: Callable):
    lin = await people.lin()
    browser = await client_as(await people.asha())
    fields = {"title": TITLE, "body": BODY, "category": await talk.category(), "author_id": lin.id, "score": 100,
              "state": "hidden", "solved_at": "2020-01-01"}  # fmt: skip
    reply = await browser.post("/ask", data=fields)
    thread = await talk.thread(int(reply.headers["location"].split("/")[2]))
    assert (thread.author_name, thread.score, thread.state, thread.solved_at) == ("asha", 0, "published", None)


async def test_the_same_form_sent_again_leads_to_the_same_thread(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.asha())
    fields = {"title": TITLE, "body": BODY, "category": await talk.category(), "form_key": str(uuid4())}
    first, second = [await browser.post("/ask", data=fields) for _each in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert second.status_code == 303


async def test_a_visitor_writes_at_once_and_signs_in_only_to_post(
    client: Browser, people: Cast, talk: Talk, client_as: Callable
):
    assert (await client.get("/ask")).status_code == 200
    fields = {"title": TITLE, "body": BODY, "category": await talk.category(), "tags": "hub"}
    reply = await client.post("/ask", data=fields)
    assert reply.status_code == 303
    there = urlsplit(reply.headers["location"])
    assert there.path == "/sign-in"
    back = parse_qs(there.query)["next"][0]
    form = (await (await client_as(await people.asha())).get(back)).text
    for text in (TITLE, BODY, 'value="hub"'):
        assert text in form
    assert (await client.get("/ask?waiting=nothing-of-the-kind-is-here")).status_code == 200


async def test_who_may_not_write_is_told_why_and_keeps_the_text(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.uri())
    fields = {"title": TITLE, "body": "words to keep", "category": await talk.category()}
    reply = await browser.post("/ask", data=fields)
    assert reply.status_code == 403
    assert "confirm your e-mail address" in reply.text
    assert "words to keep" in reply.text


async def test_too_many_questions_in_an_hour_wait_and_keep_their_text(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.nik())
    fields = {"title": TITLE, "body": "words to keep", "category": await talk.category()}
    replies = [await browser.post("/ask", data=fields) for _each in range(5)]
    assert [reply.status_code for reply in replies] == [303, 303, 303, 303, 429]
    assert "words to keep" in replies[-1].text
    assert int(replies[-1].headers["retry-after"]) > 0


async def test_the_preview_shows_the_text_as_it_will_look(people: Cast, client: Browser, client_as: Callable):
    browser = await client_as(await people.asha())
    reply = await browser.post("/ask", data={"title": TITLE, "body": BODY, "action": "preview"})
    assert reply.status_code == 200
    assert "<strong>twice</strong>" in reply.text
    reply = await browser.post("/preview", data={"body": "**loud** <script>alert(1)</script>"})
    assert "<strong>loud</strong>" in reply.text
    assert "<script>" not in reply.text
    assert "<em>x</em>" in (await client.post("/preview", data={"body": "*x* and more"})).text


async def test_the_ask_page_can_be_begun_elsewhere_and_shows_what_answers_it_already(
    people: Cast, talk: Talk, client_as: Callable, settle: Callable
):
    asha = await people.asha()
    asked = await talk.question(asha, "Hub blinks after a reset")
    await settle()
    browser = await client_as(await people.bo())
    reply = await browser.get("/ask", params={"title": "My hub blinks <always>", "tags": "hub"})
    assert reply.status_code == 200
    assert "My hub blinks &lt;always&gt;" in reply.text
    assert asked.url in reply.text


async def test_two_threads_with_the_same_new_tags_do_not_disturb_each_other(people: Cast, talk: Talk):
    asha = await people.asha()
    first = await talk.question(asha, tags=["b", "a"])
    second = await talk.question(asha, tags=["a", "b", "c"])
    assert (await talk.thread(first.thread_id)).tags == ["b", "a"]
    assert (await talk.thread(second.thread_id)).tags == ["a", "b", "c"]
