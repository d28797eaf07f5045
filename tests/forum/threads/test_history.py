"""Versions of a post, the history of a thread, and the short address of a post."""

import re
from collections.abc import Callable

from forum.database import Database
from forum.threads.actions import Edit, accept_answer, edit_post, hide_post
from forum.threads.events import AnswerPosted
from forum.threads.happenings import SAID
from forum.threads.queries.history import TOLD, TOLD_TO_MODERATORS
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_versions_stand_beside_what_was_before(database: Database, people: Cast, talk: Talk, client: Browser):
    asha = await people.asha()
    asked = await talk.question(asha, body="It blinks <b>twice</b> and stops.")
    async with database.writing() as session:
        edit = Edit(1, body="It blinks <b>thrice</b> and stops.", title="Why does it blink?", reason="Counted")
        await edit_post(session, asha, asked.post_id, edit)
    page = (await client.get(f"/p/{asked.post_id}/history")).text
    assert "<del>twice</del>" in page
    assert "<ins>thrice</ins>" in page
    assert "Counted" in page
    assert "<b>twice</b>" not in page


async def test_the_history_of_a_thread_tells_what_happened_and_hides_what_was_hidden(
    database: Database, people: Cast, talk: Talk, client: Browser, client_as: Callable
):
    asked = await talk.question(asha := await people.asha())
    answered, spam = await talk.answer(await people.lin(), asked), await talk.answer(await people.bo(), asked)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
        await hide_post(session, await people.mo(), spam.post_id)
    url = f"/t/{asked.thread_id}/history"
    page = (await client.get(url)).text
    assert "asked this question" in page
    assert "marked an answer as the one that solved it" in page
    assert "hid a post" not in page
    assert f"/p/{spam.post_id}" not in page
    assert "hid a post" in (await (await client_as(await people.mo())).get(url)).text


def test_every_event_that_is_told_has_its_words():
    assert set(TOLD + TOLD_TO_MODERATORS) == set(SAID)
    assert AnswerPosted.__name__ in SAID


async def test_a_short_address_leads_to_the_place_of_the_post(people: Cast, talk: Talk, client: Browser):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    reply = await client.get(f"/p/{answered.post_id}")
    assert (reply.status_code, reply.headers["location"]) == (303, answered.url)
    assert (await client.get(f"/p/{asked.post_id}")).headers["location"] == f"{asked.url}#post-{asked.post_id}"


async def test_what_cannot_be_seen_has_no_history_and_no_address(people: Cast, talk: Talk, client: Browser):
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    for path in (f"/p/{secret.post_id}", f"/p/{secret.post_id}/history", f"/t/{secret.thread_id}/history"):
        hidden = await client.get(path)
        missing = await client.get(re.sub(r"\d+", "987654321", path))
        assert (hidden.status_code, missing.status_code) == (404, 404)
    assert (await client.get(f"/p/{2**64}")).status_code == 404
