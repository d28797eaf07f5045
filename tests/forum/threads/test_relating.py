"""Duplicates, "I have this too", kinds, categories, articles."""

from collections.abc import Callable

import pytest

from forum.database import Database
from forum.errors import Invalid, NotThere, Refused
from forum.threads.actions import (
    accept_answer,
    add_me_too,
    change_kind,
    mark_duplicate,
    move_thread,
    note_article,
    take_back_me_too,
)
from forum.threads.queries import duplicates_of
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_a_duplicate_points_to_its_target_and_never_in_a_ring(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    one, two, three = [await talk.question(asha, f"Question number {each}") for each in ("one", "two", "three")]
    async with database.writing() as session:
        await mark_duplicate(session, asha, one.thread_id, two.thread_id)
        await mark_duplicate(session, asha, two.thread_id, three.thread_id)
        for thread, target in ((three, one), (two, one), (one, one)):
            with pytest.raises(Invalid) as refusal:
                await mark_duplicate(session, asha, thread.thread_id, target.thread_id)
            assert list(refusal.value.errors) == ["target"]
        assert [row.id for row in await duplicates_of(session, people.visitor, two.thread_id)] == [one.thread_id]
        await mark_duplicate(session, asha, one.thread_id, three.thread_id)
    assert (await talk.thread(one.thread_id)).duplicate_of_id == three.thread_id
    assert (await talk.events(one.thread_id))[1:] == ["MarkedDuplicate", "DuplicateCleared", "MarkedDuplicate"]


async def test_a_target_that_cannot_be_seen_is_no_target(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    asked = await talk.question(asha)
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    async with database.writing() as session:
        for target_id in (secret.thread_id, 10**12, 2**70):
            with pytest.raises(Invalid) as refusal:
                await mark_duplicate(session, asha, asked.thread_id, target_id)
            assert str(refusal.value.errors["target"]) == "There is no such thread."


async def test_the_duplicate_form_takes_an_address_and_offers_the_way_back(
    people: Cast, talk: Talk, client_as: Callable
):
    asha = await people.asha()
    one, two = await talk.question(asha, "Question number one"), await talk.question(asha, "Question number two")
    browser = await client_as(asha)
    url = f"/t/{one.thread_id}/duplicate"
    assert (await browser.get(url)).status_code == 200
    reply = await browser.post(url, data={"target": "that other one"})
    assert reply.status_code == 422
    assert "that other one" in reply.text
    reply = await browser.post(url, data={"target": f"http://testserver{two.url}"})
    assert reply.status_code == 303
    assert (await talk.thread(one.thread_id)).duplicate_of_id == two.thread_id
    assert (await browser.post(f"{url}/clear")).status_code == 303
    assert (await talk.thread(one.thread_id)).duplicate_of_id is None
    assert (await (await client_as(await people.bo())).get(url)).status_code == 403


async def test_having_it_too_counts_once_a_person_and_can_be_taken_back(
    database: Database, people: Cast, talk: Talk, client_as: Callable
):
    asked = await talk.question(asha := await people.asha())
    bo = await people.bo()
    async with database.writing() as session:
        for _each in range(3):
            await add_me_too(session, bo, asked.thread_id)
        await add_me_too(session, await people.lin(), asked.thread_id)
        with pytest.raises(Refused):
            await add_me_too(session, asha, asked.thread_id)
    assert (await talk.thread(asked.thread_id)).me_too_count == 2
    async with database.writing() as session:
        for _each in range(2):
            await take_back_me_too(session, bo, asked.thread_id)
    assert (await talk.thread(asked.thread_id)).me_too_count == 1
    browser = await client_as(bo)
    assert (await browser.post(f"/t/{asked.thread_id}/me-too")).status_code == 303
    assert (await browser.post(f"/t/{asked.thread_id}/me-too/take-back")).status_code == 303
    assert (await talk.thread(asked.thread_id)).me_too_count == 1


async def test_a_discussion_has_replies_and_a_question_answers(
    database: Database, people: Cast, talk: Talk, client_as: Callable
):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    browser = await client_as(asha)
    page = (await browser.get(f"/t/{asked.thread_id}/kind")).text
    assert 'value="discussion"' in page
    assert 'value="announcement"' not in page
    reply = await browser.post(f"/t/{asked.thread_id}/kind", data={"kind": "announcement"})
    assert reply.status_code == 403
    assert (await browser.post(f"/t/{asked.thread_id}/kind", data={"kind": "poem"})).status_code == 422
    assert (await browser.post(f"/t/{asked.thread_id}/kind", data={"kind": "discussion"})).status_code == 303
    assert (await talk.thread(asked.thread_id)).kind == "discussion"
    assert (await talk.post(answered.post_id)).kind == "reply"
    assert (await browser.post(f"/t/{asked.thread_id}/kind?kind=question")).status_code == 303
    assert (await talk.post(answered.post_id)).kind == "answer"


async def test_a_solved_question_keeps_its_kind_until_the_mark_is_taken_back(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(asha := await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
        with pytest.raises(Refused):
            await change_kind(session, await people.mo(), asked.thread_id, "discussion")


async def test_moderators_move_threads_to_where_they_can_see(
    database: Database, people: Cast, talk: Talk, client_as: Callable
):
    asked = await talk.question(asha := await people.asha())
    other = await talk.category("probes")
    async with database.writing() as session:
        with pytest.raises(Refused):
            await move_thread(session, asha, asked.thread_id, other)
    browser = await client_as(await people.mo())
    url = f"/t/{asked.thread_id}/move"
    assert "Probes" in (await browser.get(url)).text
    assert (await browser.post(url, data={"category": "999999"})).status_code == 422
    assert (await browser.post(url, data={"category": "x"})).status_code == 422
    assert (await browser.post(url, data={"category": other})).status_code == 303
    assert (await talk.thread(asked.thread_id)).category_slug == "probes"


async def test_tags_are_changed_on_a_page_of_their_own(people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(await people.asha(), tags=["hub"])
    browser = await client_as(await people.lin())
    url = f"/t/{asked.thread_id}/tags"
    assert 'value="hub"' in (await browser.get(url)).text
    assert (await browser.post(url, data={"tags": "<b>", "version": "1"})).status_code == 422
    assert (await browser.post(url, data={"tags": "light", "version": "1"})).status_code == 303
    assert (await browser.post(url, data={"tags": "dark", "version": "1"})).status_code == 409
    assert (await talk.thread(asked.thread_id)).tags == ["light"]


async def test_editors_note_in_which_article_a_thread_is_written_up(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    async with database.writing() as session:
        with pytest.raises(Refused):
            await note_article(session, await people.lin(), [asked.thread_id], 7)
        await note_article(session, await people.eva(), [asked.thread_id], 7)
        await note_article(session, await people.eva(), [asked.thread_id], 7)
    assert (await talk.thread(asked.thread_id)).article_id == 7
    assert (await talk.events(asked.thread_id))[1:] == ["ThreadWrittenUp"]


@pytest.mark.parametrize("action", [add_me_too, take_back_me_too])
async def test_a_thread_that_cannot_be_seen_is_not_there(
    database: Database, people: Cast, talk: Talk, action: Callable
):
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    async with database.writing() as session:
        with pytest.raises(NotThere):
            await action(session, await people.asha(), secret.thread_id)
