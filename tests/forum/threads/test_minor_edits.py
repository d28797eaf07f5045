"""What nobody can have read yet leaves no trace; what somebody reacted to does. And who answered meanwhile is shown."""

from datetime import timedelta

import pytest

from forum.comments.actions import post_comment
from forum.errors import Conflict
from forum.threads.actions import Edit, edit_post, post_answer, seen_by_editor
from forum.threads.queries import revisions, visible_post, visible_thread
from forum.votes.actions import cast_vote


async def edited(database, actor, post_id, words="It hums, and it **blinks**.", **more):
    async with database.writing(at=more.pop("at", None)) as session:
        return await edit_post(session, actor, post_id, Edit(1, body=words, **more))


async def test_a_slip_of_the_pen_leaves_no_trace(client, database, people, scene):
    asha = await people.asha()
    asked = await scene.ask(asha)
    assert await edited(database, asha, asked.post_id) == 1
    async with database.reading() as session:
        assert [each.body_source for each in await revisions(session, asha, asked.post_id)] == [
            "It hums, and it **blinks**."
        ]
        assert (await visible_post(session, asha, asked.post_id)).edited_at is None
    assert "<strong>blinks</strong>" in (await client.get(asked.url)).text
    assert "edited a post" not in (await client.get(f"/t/{asked.thread_id}/history")).text


@pytest.mark.parametrize("reaction", ["answer", "comment", "vote"])
async def test_after_a_reaction_an_edit_is_in_the_history(database, people, scene, reaction):
    asha, bo = await people.asha(), await people.lin()
    asked = await scene.ask(asha)
    async with database.writing() as session:
        if reaction == "answer":
            await post_answer(session, bo, asked.thread_id, "Which hub do you have?")
        elif reaction == "comment":
            await post_comment(session, bo, asked.post_id, "Which hub?")
        else:
            await cast_vote(session, bo, asked.post_id, 1)
    assert await edited(database, asha, asked.post_id) == 2


async def test_later_by_others_or_with_a_reason_an_edit_is_in_the_history(database, people, scene):
    asha = await people.asha()
    asked = [await scene.ask(asha, f"The hub is offline, day {number}") for number in range(3)]
    assert await edited(database, await people.mo(), asked[0].post_id) == 2
    assert await edited(database, asha, asked[1].post_id, reason="clearer") == 2
    late = database.clock() + timedelta(minutes=6)
    assert await edited(database, asha, asked[2].post_id, at=late) == 2


async def test_two_who_edit_at_once_are_told_apart_although_the_version_stays(database, people, scene):
    asha = await people.asha()
    asked = await scene.ask(asha)
    async with database.reading() as session:
        thread = await visible_thread(session, asha, asked.thread_id)
        seen = seen_by_editor(thread, await visible_post(session, asha, asked.post_id))
    await edited(database, asha, asked.post_id, seen=seen)
    with pytest.raises(Conflict):
        await edited(database, await people.mo(), asked.post_id, "The moderator saw the first one.", seen=seen)


async def test_who_answered_meanwhile_is_shown_once(client_as, database, people, scene):
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.lin())
    form = (await browser.get(asked.url)).text
    seen = form.split('name="seen" value="')[1].split('"')[0].replace("&#43;", "+")
    async with database.writing(at=database.clock() + timedelta(seconds=5)) as session:
        await post_answer(session, await people.bo(), asked.thread_id, "Turn it off and on again.")
    mine = {"body": "Hold the button for ten seconds.", "seen": seen}
    held = await browser.post(f"/t/{asked.thread_id}/answer", data=mine)
    assert held.status_code == 409
    assert "Turn it off and on again." in held.text
    assert "Post anyway" in held.text
    assert "Hold the button for ten seconds." in held.text
    mine["seen"] = held.text.split('name="seen" value="')[1].split('"')[0].replace("&#43;", "+")
    assert (await browser.post(f"/t/{asked.thread_id}/answer", data=mine)).status_code == 303


async def test_a_quote_begins_an_answer(client_as, people, scene):
    asked = await scene.ask(await people.asha(), body="It **hums**.\n\n> and so on\n\nAll day long.")
    browser = await client_as(await people.lin())
    page = (await browser.get(f"/t/{asked.thread_id}/answer?quote={asked.post_id}")).text
    assert f"[Asha](/p/{asked.post_id}):\n\n&gt; It **hums**." in page
    assert "so on" not in page.split("<textarea")[1].split("</textarea>")[0]
    await scene.category("closed", "staff")
    secret = await scene.ask(await people.ada(), "Only for staff to read", category="closed", body="The secret number.")
    assert "secret number" not in (await browser.get(f"/t/{asked.thread_id}/answer?quote={secret.post_id}")).text
