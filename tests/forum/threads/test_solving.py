"""Marking what solved a question."""

from collections.abc import Callable

import pytest

from forum.database import Database
from forum.errors import Conflict, Refused
from forum.threads.actions import (
    accept_answer,
    lock_thread,
    mark_solved_without_answer,
    take_back_acceptance,
    unmark_solved,
)
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_the_asker_marks_moves_and_takes_back(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    first, second = await talk.answer(await people.lin(), asked), await talk.answer(await people.bo(), asked)
    async with database.writing() as session:
        await accept_answer(session, asha, first.post_id)
        await accept_answer(session, asha, first.post_id)
        await accept_answer(session, asha, second.post_id)
    thread = await talk.thread(asked.thread_id)
    assert (thread.accepted_post_id, thread.solved_by_id) == (second.post_id, asha.id)
    async with database.writing() as session:
        await take_back_acceptance(session, asha, asked.thread_id)
        await take_back_acceptance(session, asha, asked.thread_id)
    assert (await talk.thread(asked.thread_id)).solved_at is None
    assert (await talk.events(asked.thread_id))[3:] == [
        "AnswerAccepted", "AnswerUnaccepted", "AnswerAccepted", "AnswerUnaccepted",
    ]  # fmt: skip


async def test_nobody_else_but_a_moderator_says_what_solved_it(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    async with database.writing() as session:
        for actor in (lin, await people.bo(), await people.eva()):
            with pytest.raises(Refused):
                await accept_answer(session, actor, answered.post_id)
        await accept_answer(session, await people.mo(), answered.post_id)
    assert (await talk.thread(asked.thread_id)).accepted_post_id == answered.post_id


async def test_in_a_locked_thread_only_a_moderator_moves_the_mark(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    mo = await people.mo()
    async with database.writing() as session:
        await lock_thread(session, mo, asked.thread_id)
        with pytest.raises(Refused):
            await accept_answer(session, asha, answered.post_id)
        await accept_answer(session, mo, answered.post_id)


async def test_a_question_can_be_solved_without_one_answer(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    async with database.writing() as session:
        await mark_solved_without_answer(session, asha, asked.thread_id)
    thread = await talk.thread(asked.thread_id)
    assert (thread.solved_at is not None, thread.accepted_post_id) == (True, None)
    async with database.writing() as session:
        await unmark_solved(session, asha, asked.thread_id)
        await accept_answer(session, asha, answered.post_id)
        with pytest.raises(Conflict):
            await mark_solved_without_answer(session, asha, asked.thread_id)
    assert (await talk.events(asked.thread_id))[2:] == ["ThreadSolved", "ThreadUnsolved", "AnswerAccepted"]


@pytest.mark.parametrize("kind", ["discussion", "announcement"])
async def test_only_answers_to_questions_are_accepted(database: Database, people: Cast, talk: Talk, kind: str):
    asked = await talk.question(eva := await people.eva(), kind=kind)
    reply = await talk.answer(await people.lin(), asked)
    question = await talk.question(asha := await people.asha())
    async with database.writing() as session:
        with pytest.raises(Refused):
            await accept_answer(session, eva, reply.post_id)
        with pytest.raises(Conflict):
            await accept_answer(session, asha, question.post_id)


async def test_each_press_of_the_button_offers_the_way_back(people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(asha := await people.asha())
    first, second = await talk.answer(await people.lin(), asked), await talk.answer(await people.bo(), asked)
    browser = await client_as(asha)
    steps = [
        (f"/p/{first.post_id}/accept", "Marked as solved.", f"/t/{asked.thread_id}/unaccept"),
        (f"/p/{second.post_id}/accept", "The mark has moved.", f"/p/{first.post_id}/accept"),
        (f"/t/{asked.thread_id}/unaccept", "Taken back.", f"/p/{second.post_id}/accept"),
        (f"/t/{asked.thread_id}/solve", "Marked as solved.", f"/t/{asked.thread_id}/unsolve"),
        (f"/t/{asked.thread_id}/unsolve", "Taken back.", f"/t/{asked.thread_id}/solve"),
    ]
    for url, notice, undo in steps:
        reply = await browser.post(url)
        assert reply.status_code == 303
        page = (await browser.get(reply.headers["location"].split("#")[0])).text
        assert notice in page
        assert f'action="{undo}"' in page


async def test_the_button_is_not_for_visitors_and_not_on_what_cannot_be_seen(
    people: Cast, talk: Talk, client: Browser, client_as: Callable
):
    secret = await talk.question(eva := await people.eva(), category=await talk.category("staff-room", "staff"))
    hidden = await talk.answer(eva, secret)
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    browser = await client_as(await people.bo())
    assert (await browser.post(f"/p/{hidden.post_id}/accept")).status_code == 404
    assert (await browser.post(f"/p/{answered.post_id}/accept")).status_code == 403
    assert (await client.post(f"/p/{answered.post_id}/accept")).headers["location"].startswith("/sign-in")
    assert (await client.get(f"/p/{answered.post_id}/accept")).status_code in (404, 405)
