"""Answering a question."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from forum.database import Database
from forum.threads.actions import lock_thread, post_answer
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_an_answer_is_posted_counted_and_moves_the_thread_up(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    later = database.clock() + timedelta(hours=3)
    async with database.writing(at=later) as session:
        answered = await post_answer(session, await people.lin(), asked.thread_id, "Hold the button, *please*.")
    thread = await talk.thread(asked.thread_id)
    assert (thread.answer_count, thread.last_activity_at) == (1, later)
    post = await talk.post(answered.post_id)
    assert (post.kind, post.author_name, post.version) == ("answer", "lin", 1)
    assert await talk.events(asked.thread_id) == ["QuestionAsked", "AnswerPosted"]


async def test_under_a_discussion_a_post_is_a_reply(people: Cast, talk: Talk):
    asked = await talk.question(await people.asha(), kind="discussion")
    answered = await talk.answer(await people.lin(), asked)
    assert (await talk.post(answered.post_id)).kind == "reply"


async def test_the_answer_box_leads_to_the_answer_and_a_double_click_posts_one(
    people: Cast, talk: Talk, client_as: Callable
):
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.lin())
    fields = {"body": "Hold it for ten seconds.", "form_key": str(uuid4())}
    first, second = [await browser.post(f"/t/{asked.thread_id}/answer", data=fields) for _each in range(2)]
    assert first.status_code == 303
    assert first.headers["location"].startswith(f"{asked.url}#post-")
    assert second.headers["location"] == first.headers["location"]
    assert (await talk.thread(asked.thread_id)).answer_count == 1


async def test_an_answer_that_says_nothing_is_refused_with_the_text_kept(people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.lin())
    reply = await browser.post(f"/t/{asked.thread_id}/answer", data={"body": "no"})
    assert reply.status_code == 422
    assert "Please write at least" in reply.text
    assert ">\nno</textarea>" in reply.text
    assert (await talk.thread(asked.thread_id)).answer_count == 0


async def test_a_locked_thread_takes_answers_from_moderators_only(
    database: Database, people: Cast, talk: Talk, client_as: Callable
):
    asked = await talk.question(await people.asha())
    async with database.writing() as session:
        await lock_thread(session, await people.mo(), asked.thread_id)
    url, fields = f"/t/{asked.thread_id}/answer", {"body": "Words that must not be lost."}
    reply = await (await client_as(await people.lin())).post(url, data=fields)
    assert reply.status_code == 403
    assert "This thread is locked." in reply.text
    assert "Words that must not be lost." in reply.text
    assert (await (await client_as(await people.mo())).post(f"{url}?as_is=yes", data=fields)).status_code == 303


async def test_what_one_cannot_see_one_cannot_answer_and_the_text_is_handed_back(
    people: Cast, talk: Talk, client: Browser, client_as: Callable
):
    secret = await talk.category("staff-room", "staff")
    asked = await talk.question(await people.eva(), category=secret)
    browser = await client_as(await people.asha())
    fields = {"body": "Words that must not be lost."}
    hidden, missing = [await browser.post(f"/t/{number}/answer", data=fields) for number in (asked.thread_id, 10**9)]
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert re.sub(r"/t/\d+", "/t/", hidden.text) == re.sub(r"/t/\d+", "/t/", missing.text)
    assert "Words that must not be lost." in hidden.text
    assert (await client.post(f"/t/{2**63}/answer", data=fields)).status_code == 404
    assert (await talk.thread(asked.thread_id)).answer_count == 0


async def test_a_visitor_keeps_the_text_of_an_answer(people: Cast, talk: Talk, client: Browser):
    asked = await talk.question(await people.asha())
    reply = await client.post(f"/t/{asked.thread_id}/answer", data={"body": "Words that must not be lost."})
    assert reply.status_code == 403
    assert "Words that must not be lost." in reply.text
    assert "/sign-in" in reply.text
