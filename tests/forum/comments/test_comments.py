"""Comments."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from forum.comments.actions import (
    delete_comment,
    edit_comment,
    hide_comment,
    post_comment,
    undelete_comment,
    unhide_comment,
)
from forum.comments.queries import comments_of_thread, visible_comment
from forum.database import Database
from forum.errors import Invalid, NotThere, Refused
from forum.threads.actions import hide_post, lock_thread
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_a_comment_stands_under_its_post_and_is_counted(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    async with database.writing() as session:
        await post_comment(session, await people.bo(), answered.post_id, "Which *button*, @lin?")
        found = await comments_of_thread(session, people.visitor, asked.thread_id)
    assert [(each.author_name, "<em>button</em>" in each.html) for each in found[answered.post_id]] == [("bo", True)]
    assert (await talk.post(answered.post_id)).comment_count == 1
    async with database.reading() as session:
        mentions = await session.fetchval("SELECT payload ->> 'mentions' FROM events WHERE name = 'CommentPosted'")
    assert mentions == '["lin"]'


@pytest.mark.parametrize("body", ["", "x", " \n ", "\u200b\u200b\u200b", "x" * 601])
async def test_a_comment_is_short_but_says_something(database: Database, people: Cast, talk: Talk, body: str):
    asked = await talk.question(await people.asha())
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await post_comment(session, await people.bo(), asked.post_id, body)
        await post_comment(session, await people.bo(), asked.post_id, "x" * 600)


async def test_comments_are_changed_by_their_author_for_ten_minutes(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo, start = await people.bo(), database.clock()
    async with database.writing(at=start) as session:
        comment = await post_comment(session, bo, asked.post_id, "Which buton?")
    async with database.writing(at=start + timedelta(minutes=10)) as session:
        with pytest.raises(Refused):
            await edit_comment(session, await people.lin(), comment.id, "Not mine to change.")
        await edit_comment(session, bo, comment.id, "Which button?")
    async with database.writing(at=start + timedelta(minutes=11)) as session:
        with pytest.raises(Refused):
            await edit_comment(session, bo, comment.id, "Too late now.")
        await edit_comment(session, await people.mo(), comment.id, "A moderator may.")
        assert (await visible_comment(session, bo, comment.id)).body_source == "A moderator may."


async def test_what_is_deleted_or_hidden_is_not_counted_and_comes_back_as_it_was(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(await people.asha())
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        comment = await post_comment(session, bo, asked.post_id, "Which button?")
        await delete_comment(session, bo, comment.id)
        assert await comments_of_thread(session, people.visitor, asked.thread_id) == {}
        with pytest.raises(NotThere):
            await visible_comment(session, people.visitor, comment.id)
    assert (await talk.post(asked.post_id)).comment_count == 0
    async with database.writing() as session:
        await undelete_comment(session, bo, comment.id)
        assert await hide_comment(session, mo, comment.id)
        assert not await hide_comment(session, mo, comment.id)
        with pytest.raises(Refused):
            await delete_comment(session, bo, comment.id)
        assert len(await comments_of_thread(session, bo, asked.thread_id)) == 1
        assert await comments_of_thread(session, people.visitor, asked.thread_id) == {}
        assert await unhide_comment(session, mo, comment.id)
    assert (await talk.post(asked.post_id)).comment_count == 1


async def test_what_staff_deleted_its_author_cannot_bring_back(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        comment = await post_comment(session, bo, asked.post_id, "Which button?")
        await delete_comment(session, mo, comment.id)
        with pytest.raises(Refused):
            await undelete_comment(session, bo, comment.id)
        await undelete_comment(session, mo, comment.id)


async def test_what_its_author_deleted_and_staff_hid_comes_back_deleted(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        comment = await post_comment(session, bo, asked.post_id, "Which button?")
        await delete_comment(session, bo, comment.id)
        await hide_comment(session, mo, comment.id)
        await unhide_comment(session, mo, comment.id)
        assert (await visible_comment(session, bo, comment.id)).state == "deleted"
    assert (await talk.post(asked.post_id)).comment_count == 0


async def test_comments_go_with_their_post_and_their_thread(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    async with database.writing() as session:
        comment = await post_comment(session, bo := await people.bo(), answered.post_id, "Which button?")
        await hide_post(session, await people.mo(), answered.post_id)
        for action in (visible_comment, delete_comment):
            with pytest.raises(NotThere):
                await action(session, bo, comment.id)
        with pytest.raises(NotThere):
            await post_comment(session, bo, secret.post_id, "Which button?")


async def test_a_locked_thread_takes_comments_from_moderators_only(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        comment = await post_comment(session, bo, asked.post_id, "Which button?")
        await lock_thread(session, mo, asked.thread_id)
        for refused in (post_comment(session, bo, asked.post_id, "One more."), delete_comment(session, bo, comment.id)):
            with pytest.raises(Refused):
                await refused
        await post_comment(session, mo, asked.post_id, "Locked, because.")


async def test_the_pages_post_change_and_delete_a_comment(people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.bo())
    url = f"/p/{asked.post_id}/comment"
    assert (await browser.get(url)).status_code == 200
    reply = await browser.post(url, data={"body": "x"})
    assert reply.status_code == 422
    reply = await browser.post(url, data={"body": "Which <b>button</b>?"})
    assert reply.status_code == 303
    number = int(reply.headers["location"].rpartition("#comment-")[2])
    page = (await browser.get(reply.headers["location"].partition("#")[0])).text
    assert "Which &lt;b&gt;button&lt;/b&gt;?" in page
    assert (await browser.get(f"/comments/{number}")).headers["location"] == reply.headers["location"]
    assert "Which" in (await browser.get(f"/comments/{number}/edit")).text
    assert (await browser.post(f"/comments/{number}/edit", data={"body": "?"})).status_code == 422
    assert (await browser.post(f"/comments/{number}/edit", data={"body": "That one?"})).status_code == 303
    assert "That one?" in (await browser.get(f"/comments/{number}/delete")).text
    assert (await browser.post(f"/comments/{number}/delete")).status_code == 303
    assert (await browser.post(f"/comments/{number}/undelete")).status_code == 303


async def test_a_refused_comment_is_handed_back(people: Cast, talk: Talk, client_as: Callable, client):
    asked = await talk.question(await people.asha())
    secret = await talk.question(await people.eva(), category=await talk.category("staff-room", "staff"))
    fields = {"body": "Words that must not be lost."}
    for browser, url, status in (
        (client, f"/p/{asked.post_id}/comment", 403),
        (await client_as(await people.uri()), f"/p/{asked.post_id}/comment", 403),
        (await client_as(await people.bo()), f"/p/{secret.post_id}/comment", 404),
    ):
        reply = await browser.post(url, data=fields)
        assert reply.status_code == status
        assert "Words that must not be lost." in reply.text
    assert (await client.get("/comments/987654321")).status_code == 404
    assert (await client.get(f"/comments/{2**63}/edit")).status_code == 404


async def test_a_comment_carries_its_own_language(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    asked = await talk.question(asha)
    async with database.writing() as session:
        made = await post_comment(session, asha, asked.post_id, "У меня всё так же, и после обновления не работает.")
        assert made.language == "ru"
        changed = await edit_comment(session, asha, made.id, "The same here, and it does not work after the update.")
        found = (await comments_of_thread(session, asha, asked.thread_id))[changed.post_id]
    assert [each.language for each in found] == ["en"]
