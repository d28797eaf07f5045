"""Acceptances, answers, edits and duplicates that arrive at the same time."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest

from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database
from forum.threads.actions import (
    Edit,
    accept_answer,
    delete_post,
    edit_post,
    hide_post,
    mark_duplicate,
    post_answer,
    recount_threads,
    undelete_post,
    unhide_post,
)
from tests.support.cast import Cast
from tests.support.crowd import all_at_once, committing, kinds
from tests.support.postgres import SessionPostgres
from tests.support.talk import Talk

pytestmark = pytest.mark.live


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "accept_race", bus) as database:
        yield database


@pytest.fixture
def talk(database: Database) -> Talk:
    return Talk(database)


async def do(database: Database, action: Callable, actor: Actor, *args: Any) -> None:
    async with database.writing() as session:
        await action(session, actor, *args)


async def test_a_hundred_equal_acceptances_have_one_effect(people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    browser = await client_as(asha)
    replies = await all_at_once(browser.post(f"/p/{answered.post_id}/accept") for _each in range(100))
    assert {reply.status_code for reply in replies} == {303}
    assert (await talk.events(asked.thread_id)).count("AnswerAccepted") == 1


async def test_two_answers_accepted_at_once_leave_one_mark_and_a_log_that_adds_up(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(asha := await people.asha())
    answers = [await talk.answer(await people.lin(), asked), await talk.answer(await people.bo(), asked)]
    mo = await people.mo()
    deeds = [do(database, accept_answer, asha, answers[number % 2].post_id) for number in range(30)]
    deeds += [do(database, action, mo, answers[0].post_id) for action in (delete_post, undelete_post) * 4]
    assert set(kinds(await all_at_once(deeds))) <= {"done", "Conflict", "NotThere"}
    events = await talk.events(asked.thread_id)
    accepted = (await talk.thread(asked.thread_id)).accepted_post_id
    assert events.count("AnswerAccepted") - events.count("AnswerUnaccepted") == (1 if accepted else 0)
    if accepted:
        assert (await talk.post(accepted)).state == "published"


async def test_people_who_answer_each_other_and_move_their_marks_do_not_wait_in_a_ring(
    database: Database, people: Cast, talk: Talk
):
    cast = [await people.asha(), await people.lin(), await people.bo()]
    deeds = []
    for asker in cast:
        asked = await talk.question(asker)
        answers = [await talk.answer(other, asked) for other in cast if other.id != asker.id]
        deeds += [do(database, accept_answer, asker, answers[number % 2].post_id) for number in range(20)]
    assert kinds(await all_at_once(deeds)) == {"done": 60}


async def test_answers_posted_and_hidden_at_once_are_counted_exactly(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    lin, mo = await people.lin(), await people.mo()
    present = [await talk.answer(lin, asked) for _each in range(5)]
    deeds = [do(database, post_answer, lin, asked.thread_id, f"Answer number {number}") for number in range(30)]
    for answer in present:
        deeds += [do(database, action, mo, answer.post_id) for action in (hide_post, unhide_post, hide_post)]
    results = kinds(await all_at_once(deeds))
    assert set(results) <= {"done", "Conflict"}
    async with database.writing() as session:
        assert await recount_threads(session) == 0


async def test_twenty_five_sendings_of_one_form_make_one_thread(people: Cast, talk: Talk, client_as: Callable):
    browser = await client_as(await people.asha())
    fields = {
        "title": "Why does the hub blink?", "body": "It blinks twice and stops.", "category": await talk.category(),
        "form_key": str(uuid4()),
    }  # fmt: skip
    replies = await all_at_once(browser.post("/ask", data=fields) for _each in range(25))
    assert {reply.status_code for reply in replies} == {303}
    assert len({reply.headers["location"] for reply in replies}) == 1


async def test_of_two_edits_at_once_one_wins_and_the_other_is_told(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    edits = [Edit(1, body=f"The text of editor number {number}.", reason="Clearer.") for number in range(10)]
    results = kinds(await all_at_once(do(database, edit_post, asha, asked.post_id, edit) for edit in edits))
    assert results == {"done": 1, "Conflict": 9}
    assert (await talk.post(asked.post_id)).version == 2


async def test_duplicates_marked_at_once_never_close_a_ring(database: Database, people: Cast, talk: Talk):
    mo = await people.mo()
    threads = [(await talk.question(mo, f"Question number {number}")).thread_id for number in range(4)]
    pairs = list(zip(threads, [*threads[1:], threads[0]], strict=True))
    results = kinds(await all_at_once(do(database, mark_duplicate, mo, *pair) for pair in pairs))
    assert results == {"done": 3, "Invalid": 1}
