"""Holding, hiding, deleting, and bringing back: what readers see and what is counted."""

from collections.abc import Callable

import pytest

from forum.actor import SYSTEM, Actor
from forum.database import Database
from forum.errors import Conflict, NotThere, Refused
from forum.threads.actions import (
    accept_answer,
    delete_post,
    hide_post,
    hold_post,
    recount_threads,
    release_post,
    undelete_post,
    unhide_post,
)
from forum.threads.queries import thread_posts, visible_post, visible_thread
from tests.support.cast import Cast
from tests.support.talk import Talk

THERE_AND_BACK = [(hold_post, release_post), (hide_post, unhide_post), (delete_post, undelete_post)]


async def do(database: Database, action: Callable, actor: Actor, number: int):
    async with database.writing() as session:
        return await action(session, actor, number)


async def seen(database: Database, actor: Actor, post_id: int) -> bool:
    async with database.reading() as session:
        try:
            await visible_post(session, actor, post_id)
        except NotThere:
            return False
        return True


@pytest.mark.parametrize("away,back", THERE_AND_BACK)
async def test_what_is_taken_away_is_seen_by_author_and_moderators_and_counted_exactly(
    database: Database, people: Cast, talk: Talk, away: Callable, back: Callable
):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    mo, bo = await people.mo(), await people.bo()
    await do(database, away, mo, answered.post_id)
    assert (await talk.thread(asked.thread_id)).answer_count == 0
    eyes = (lin, mo, bo, people.visitor)
    assert [await seen(database, each, answered.post_id) for each in eyes] == [True, True, False, False]
    await do(database, back, mo, answered.post_id)
    assert (await talk.thread(asked.thread_id)).answer_count == 1
    assert await seen(database, people.visitor, answered.post_id)
    async with database.writing() as session:
        assert await recount_threads(session) == 0


@pytest.mark.parametrize("away", [hold_post, hide_post, delete_post])
async def test_a_thread_goes_with_its_opening_and_so_do_the_answers(
    database: Database, people: Cast, talk: Talk, away: Callable
):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    await do(database, away, await people.mo(), asked.post_id)
    asha, others = await people.asha(), (people.visitor, await people.bo(), await people.lin())
    async with database.reading() as session:
        assert (await visible_thread(session, asha, asked.thread_id)).state != "published"
        for reader in others:
            with pytest.raises(NotThere):
                await visible_thread(session, reader, asked.thread_id)
            assert await thread_posts(session, reader, asked.thread_id) == []
    assert not await seen(database, people.visitor, answered.post_id)


@pytest.mark.parametrize("away,back", THERE_AND_BACK)
async def test_an_accepted_answer_loses_the_mark_when_it_goes_and_has_it_again_when_it_comes_back(
    database: Database, people: Cast, talk: Talk, away: Callable, back: Callable
):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    mo = await people.mo()
    await do(database, accept_answer, asha, answered.post_id)
    await do(database, away, mo, answered.post_id)
    thread = await talk.thread(asked.thread_id)
    assert (thread.accepted_post_id, thread.solved_at) == (None, None)
    await do(database, back, mo, answered.post_id)
    assert (await talk.thread(asked.thread_id)).accepted_post_id == answered.post_id
    assert (await talk.events(asked.thread_id))[2:] == [
        "AnswerAccepted", "AnswerUnaccepted", (await talk.events(asked.thread_id))[4],
        (await talk.events(asked.thread_id))[5], "AnswerAccepted",
    ]  # fmt: skip


async def test_a_mark_that_moved_meanwhile_stays_where_it_is(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    first = await talk.answer(await people.lin(), asked)
    second = await talk.answer(await people.bo(), asked)
    await do(database, accept_answer, asha, first.post_id)
    await do(database, hide_post, mo := await people.mo(), first.post_id)
    await do(database, accept_answer, asha, second.post_id)
    await do(database, unhide_post, mo, first.post_id)
    assert (await talk.thread(asked.thread_id)).accepted_post_id == second.post_id


async def test_deleting_is_no_way_out_of_a_review(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    mo = await people.mo()
    await do(database, hold_post, SYSTEM, answered.post_id)
    with pytest.raises(Refused):
        await do(database, delete_post, lin, answered.post_id)
    await do(database, delete_post, mo, answered.post_id)
    with pytest.raises(Refused):
        await do(database, undelete_post, lin, answered.post_id)
    await do(database, undelete_post, mo, answered.post_id)
    assert (await talk.post(answered.post_id)).state == "held"


async def test_what_its_author_deleted_is_deleted_again_after_a_hiding(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    mo = await people.mo()
    await do(database, delete_post, lin, answered.post_id)
    await do(database, hide_post, mo, answered.post_id)
    with pytest.raises(Refused):
        await do(database, release_post, lin, answered.post_id)
    await do(database, unhide_post, mo, answered.post_id)
    assert (await talk.post(answered.post_id)).state == "deleted"


async def test_doing_it_twice_changes_nothing_and_the_wrong_state_is_a_conflict(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    mo = await people.mo()
    assert await do(database, hold_post, mo, answered.post_id)
    assert not await do(database, hold_post, mo, answered.post_id)
    with pytest.raises(Conflict):
        await do(database, unhide_post, mo, answered.post_id)
    assert await do(database, release_post, mo, answered.post_id)
    assert not await do(database, release_post, mo, answered.post_id)
    assert (await talk.thread(asked.thread_id)).answer_count == 1


@pytest.mark.parametrize("action", [hold_post, release_post, hide_post, unhide_post])
async def test_states_are_for_moderators(database: Database, people: Cast, talk: Talk, action: Callable):
    asked = await talk.question(asha := await people.asha())
    for actor in (asha, await people.lin(), await people.eva()):
        with pytest.raises(Refused):
            await do(database, action, actor, asked.post_id)


async def test_an_asker_deletes_a_question_only_while_nobody_has_answered(
    people: Cast, talk: Talk, client_as: Callable
):
    asha = await people.asha()
    asked, answered = await talk.question(asha), await talk.question(asha, "Another question of hers")
    await talk.answer(await people.lin(), answered)
    browser = await client_as(asha)
    assert "Delete this?" in (await browser.get(f"/p/{asked.post_id}/delete")).text
    reply = await browser.post(f"/p/{asked.post_id}/delete")
    assert reply.status_code == 303
    assert (await talk.thread(asked.thread_id)).state == "deleted"
    assert "Bring it back" in (await browser.get(reply.headers["location"])).text
    assert (await browser.post(f"/p/{asked.post_id}/undelete")).status_code == 303
    assert (await talk.thread(asked.thread_id)).state == "published"
    reply = await browser.post(f"/p/{answered.post_id}/delete")
    assert reply.status_code == 403
    assert "Others have answered" in reply.text


async def test_anothers_post_is_not_there_to_delete_where_it_cannot_be_seen(
    people: Cast, talk: Talk, client_as: Callable, client
):
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.bo())
    assert (await browser.post(f"/p/{secret.post_id}/delete")).status_code == 404
    assert (await browser.post(f"/p/{asked.post_id}/delete")).status_code == 403
    assert (await client.post(f"/p/{asked.post_id}/delete")).headers["location"].startswith("/sign-in")
    assert (await talk.post(asked.post_id)).state == "published"
