"""Editing a post."""

from collections.abc import Callable

import pytest

from forum.database import Database
from forum.errors import Conflict, Invalid, Refused
from forum.threads.actions import Edit, edit_post, retag_thread
from forum.threads.queries import revisions
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_every_version_is_kept(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    asked = await talk.question(asha, tags=["hub"])
    edit = Edit(1, body="It blinks **three** times.", title="Why does it blink?", tags="hub light", reason="Recounted")
    async with database.writing() as session:
        assert await edit_post(session, asha, asked.post_id, edit) == 2
        versions = await revisions(session, asha, asked.post_id)
    thread, post = await talk.thread(asked.thread_id), await talk.post(asked.post_id)
    assert (thread.title, thread.slug, thread.tags) == ("Why does it blink?", "why-does-it-blink", ["hub", "light"])
    assert "<strong>three</strong>" in post.body_html
    assert [(each.version, each.title, each.tags, each.reason) for each in versions] == [
        (2, "Why does it blink?", ["hub", "light"], "Recounted"),
        (1, "Why does the hub blink?", ["hub"], ""),
    ]


async def test_an_edit_that_changes_nothing_makes_no_version(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    asked = await talk.question(asha, tags=["hub"])
    post = await talk.post(asked.post_id)
    async with database.writing() as session:
        edit = Edit(1, body=post.body_source, title="Why does the hub blink?", tags=["hub"])
        assert await edit_post(session, asha, asked.post_id, edit) == 1
    assert await talk.events(asked.thread_id) == ["QuestionAsked"]


async def test_whoever_edits_an_old_version_overwrites_nothing(database: Database, people: Cast, talk: Talk):
    asha, mo = await people.asha(), await people.mo()
    asked = await talk.question(asha)
    async with database.writing() as session:
        await edit_post(session, mo, asked.post_id, Edit(1, body="The moderator was faster."))
        with pytest.raises(Conflict):
            await edit_post(session, asha, asked.post_id, Edit(1, body="And the asker was slower."))
    assert (await talk.post(asked.post_id)).body_source == "The moderator was faster."


async def test_only_those_who_may_edit_do(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    async with database.writing() as session:
        for stranger in (await people.bo(), await people.lin(), await people.eva()):
            with pytest.raises(Refused):
                await edit_post(session, stranger, asked.post_id, Edit(1, body="Not theirs to change."))
        assert await edit_post(session, await people.mo(), asked.post_id, Edit(1, body="A moderator may.")) == 2


async def test_an_answer_has_no_title_to_edit(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    async with database.writing() as session:
        await edit_post(session, lin, answered.post_id, Edit(1, body="A better answer.", title="Stolen", tags="stolen"))
    assert (await talk.thread(asked.thread_id)).title == "Why does the hub blink?"


async def test_an_old_title_that_is_too_long_today_does_not_stand_in_the_way(
    database: Database, people: Cast, talk: Talk
):
    asha = await people.asha()
    asked = await talk.question(asha)
    async with database.writing() as session:
        await session.raw.execute("UPDATE threads SET title = $1 WHERE id = $2", "x" * 250, asked.thread_id)
        await edit_post(session, asha, asked.post_id, Edit(1, body="Another text.", title="x" * 250))
        with pytest.raises(Invalid):
            await edit_post(session, asha, asked.post_id, Edit(2, title="y" * 250))


async def test_trusted_people_change_tags_and_nothing_else(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha(), tags=["hub"])
    async with database.writing() as session:
        with pytest.raises(Refused):
            await retag_thread(session, await people.bo(), asked.thread_id, "light", version=1)
        await retag_thread(session, await people.lin(), asked.thread_id, "light", version=1)
    assert (await talk.thread(asked.thread_id)).tags == ["light"]


async def test_new_mentions_are_told_of_and_old_ones_not_again(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    asked = await talk.question(asha, body="What do you say, @lin?")
    async with database.writing() as session:
        await edit_post(session, asha, asked.post_id, Edit(1, body="What do you say, @lin and @bo?"))
        payload = await session.fetchval("SELECT payload ->> 'mentions' FROM events WHERE name = 'PostEdited'")
    assert payload == '["bo"]'


async def test_two_people_who_edit_at_once_meet_politely_on_the_page(people: Cast, talk: Talk, client_as: Callable):
    asha, mo = await people.asha(), await people.mo()
    asked = await talk.question(asha)
    fast, slow = await client_as(mo), await client_as(asha)
    url = f"/p/{asked.post_id}/edit"
    assert 'name="version" value="1"' in (await slow.get(url)).text
    fields = {"title": "Why does the hub blink?", "version": "1", "reason": ""}
    assert (await fast.post(url, data={**fields, "body": "The moderator's text here."})).status_code == 303
    reply = await slow.post(url, data={**fields, "body": "The asker's text here."})
    assert reply.status_code == 409
    assert "The asker&#39;s text here." in reply.text
    assert "<del>moderator</del>" in reply.text
    assert 'name="version" value="2"' in reply.text
    assert (await slow.post(url, data={**fields, "version": "2", "body": "The asker's text here."})).status_code == 303
    assert (await talk.post(asked.post_id)).version == 3


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
async def test_a_broken_version_is_an_old_one(people: Cast, talk: Talk, client_as: Callable, version: str):
    asked = await talk.question(asha := await people.asha())
    browser = await client_as(asha)
    fields = {"title": "Why does the hub blink?", "body": "Another text.", "version": version}
    assert (await browser.post(f"/p/{asked.post_id}/edit", data=fields)).status_code == 409


async def test_the_edit_page_is_for_those_who_may_edit(people: Cast, talk: Talk, client_as: Callable, client):
    asked = await talk.question(await people.asha())
    url = f"/p/{asked.post_id}/edit"
    assert (await (await client_as(await people.bo())).get(url)).status_code == 403
    assert (await client.get(url)).headers["location"].startswith("/sign-in")
    reply = await (await client_as(await people.bo())).post(url, data={"body": "words to keep", "version": "1"})
    assert reply.status_code == 403
    assert "words to keep" in reply.text
