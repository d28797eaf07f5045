"""A thread goes on between one person and the staff: nobody else finds it, and it is published when both agree."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from forum.actor import SYSTEM, VISITOR, Actor
from forum.categories.actions import edit_category
from forum.comments.actions import post_comment
from forum.database import Database
from forum.errors import Invalid, NotThere, Refused
from forum.threads.actions import Asked, Edit, change_kind, edit_post, mark_duplicate, move_thread, split_answer
from forum.threads.queries import threads_among, visible_thread
from forum.threads.queries.news import thread_states
from moderation.private.actions import agree, go_on_in_private
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
Settle = Callable[[], Awaitable[int]]
TOLD = "SELECT count(*) FROM notifications WHERE user_id = $1 AND thread_id = $2"


@pytest.fixture
async def private(database: Database, scene: Scene, people: Cast) -> Asked:
    """Mo goes on in private with Asha."""
    asked = await scene.ask(await people.asha(), "My bill is wrong")
    async with database.writing() as session:
        return await go_on_in_private(session, await people.mo(), asked.thread_id, "@bo Which customer number is it?")


async def sees(database: Database, actor: Actor, thread_id: int) -> bool:
    async with database.reading() as session:
        try:
            return bool(await visible_thread(session, actor, thread_id))
        except NotThere:
            return False


async def test_the_person_and_the_staff_read_it_and_nobody_else(
    database: Database, people: Cast, private: Asked
) -> None:
    readers = (await people.asha(), await people.mo(), await people.eva())
    others = (await people.bo(), await people.lin(), people.visitor)
    assert [await sees(database, each, private.thread_id) for each in readers] == [True] * 3
    assert [await sees(database, each, private.thread_id) for each in others] == [False] * 3
    async with database.reading() as session:
        for each in (*readers, *others):
            assert await threads_among(session, each, [private.thread_id]) == []


async def test_both_hear_of_what_the_other_writes_and_nobody_who_is_named(
    scene: Scene, people: Cast, private: Asked, settle: Settle, client_as: ClientAs
) -> None:
    asha, mo, bo = await people.asha(), await people.mo(), await people.bo()
    await settle()
    assert await scene.value(TOLD, asha.id, private.thread_id) == 1
    await scene.answer(asha, private.thread_id, "It is 4711. @bo @lin knows it, too.")
    await scene.answer(mo, private.thread_id, "Thank you, @bo and I have mended the bill of @asha.")
    await settle()
    assert await scene.value(TOLD, asha.id, private.thread_id) == 2
    assert await scene.value(TOLD, mo.id, private.thread_id) == 1
    assert await scene.value("SELECT count(*) FROM notifications WHERE thread_id = $1 AND user_id <> ALL($2)",
                             private.thread_id, [asha.id, mo.id]) == 0  # fmt: skip
    assert "4711" in (await (await client_as(asha)).get(private.url)).text
    assert (await (await client_as(bo)).get(private.url)).status_code == 404


async def test_the_public_thread_says_only_that_it_goes_on(
    scene: Scene, people: Cast, private: Asked, client: Browser, client_as: ClientAs
) -> None:
    origin = await scene.value("SELECT thread_id FROM follow_ups WHERE private_id = $1", private.thread_id)
    shown = (await client.get(f"/t/{origin}", follow_redirects=True)).text
    assert "This continues in private." in shown
    assert f"/t/{private.thread_id}" not in shown
    mine = await client_as(await people.asha())
    assert f'href="/t/{private.thread_id}"' in (await mine.get(f"/t/{origin}", follow_redirects=True)).text
    assert "My bill is wrong" in (await mine.get("/private")).text
    assert "My bill is wrong" not in (await (await client_as(await people.lin())).get("/private")).text


async def test_nothing_is_carried_out_of_it_or_into_view(
    database: Database, scene: Scene, people: Cast, private: Asked
) -> None:
    ada, mo = await people.ada(), await people.mo()
    leader = replace(await people.asha(), trust_level=4)
    answered = await scene.answer(leader, private.thread_id, "It is 4711, as I wrote.")
    other, home = await scene.ask(await people.lin()), await scene.category("help")
    async with database.writing() as session:
        for actor in (leader, mo, ada):
            with pytest.raises(Refused):
                await move_thread(session, actor, private.thread_id, home)
            with pytest.raises(Refused):
                await change_kind(session, actor, private.thread_id, "question")
        with pytest.raises(Refused):
            await split_answer(session, mo, answered.post_id, title="The number of a customer")
        with pytest.raises(Refused):
            await mark_duplicate(session, mo, private.thread_id, other.thread_id)
        with pytest.raises(Invalid):
            await mark_duplicate(session, mo, other.thread_id, private.thread_id)
        kept = await session.fetchval("SELECT category_id FROM threads WHERE id = $1", private.thread_id)
        with pytest.raises(Invalid):
            await edit_category(session, ada, kept, {"name": "Open", "description": "", "visibility": "public"})


async def test_even_in_a_public_category_it_would_be_seen_by_nobody_else(
    database: Database, people: Cast, private: Asked
) -> None:
    """The second line of defence: whatever the category says, the thread has its own condition."""
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'public' WHERE slug = 'private-follow-ups'")
    assert not await sees(database, await people.bo(), private.thread_id)
    assert not await sees(database, people.visitor, private.thread_id)
    assert await sees(database, await people.asha(), private.thread_id)
    async with database.reading() as session:
        assert await threads_among(session, await people.bo(), [private.thread_id]) == []


async def test_it_is_published_when_both_agree_to_what_stands_there(
    database: Database, people: Cast, private: Asked
) -> None:
    asha, mo, bo = await people.asha(), await people.mo(), await people.bo()

    async def agreed(actor: Actor, *, wanted: bool = True) -> bool:
        async with database.writing() as session:
            return await agree(session, actor, private.thread_id, wanted=wanted)

    with pytest.raises(NotThere):
        await agreed(bo)
    with pytest.raises(Refused):
        await agreed(await people.eva())
    assert not await agreed(mo)
    async with database.writing() as session:
        await session.fetchval("UPDATE follow_ups SET staff_agreed_at = staff_agreed_at - interval '1 hour'")
        await post_comment(session, mo, private.post_id, "One word more, said after we agreed.")
    assert not await agreed(asha)
    assert not await agreed(mo, wanted=False)
    assert not await sees(database, bo, private.thread_id)
    assert await agreed(mo)
    assert await sees(database, bo, private.thread_id)
    with pytest.raises(NotThere):
        await agreed(asha)


async def test_only_moderators_begin_it_and_only_with_somebody_else(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked, own = await scene.ask(asha), await scene.ask(mo, "A question of our own")
    with pytest.raises(NotThere):
        async with database.writing() as session:
            await go_on_in_private(session, asha, asked.thread_id, "Hello?")
    with pytest.raises(Refused):
        async with database.writing() as session:
            await go_on_in_private(session, mo, own.thread_id, "Hello?")
    browser, key = await client_as(mo), {"form_key": "5b0b7a3c-2f6e-4a1e-9d43-9d1b9c2f2b11"}
    assert (await browser.post(f"/private/of/{asked.thread_id}", data={"body": ""})).status_code == 422
    sent = [
        await browser.post(f"/private/of/{asked.thread_id}", data={"body": "Hello there.", **key}) for _ in range(2)
    ]
    assert {each.status_code for each in sent} == {303}
    assert await scene.value("SELECT count(*) FROM follow_ups") == 1
    assert (await browser.get(f"/private/of/{asked.thread_id}")).status_code == 404
    assert await sees(database, SYSTEM, asked.thread_id)


async def test_nobody_agrees_to_what_they_have_not_read(
    scene: Scene, people: Cast, private: Asked, client_as: ClientAs
) -> None:
    asha, mo = await client_as(await people.asha()), await client_as(await people.mo())
    seen = seen_on((await asha.get(private.url)).text)
    await scene.answer(await people.mo(), private.thread_id, "Your number is 4711, your door code 0815.")
    assert (await asha.post(f"/private/{private.thread_id}/agree", data={"said_at": seen})).status_code == 409
    seen = seen_on((await asha.get(private.url)).text)
    assert (await asha.post(f"/private/{private.thread_id}/agree", data={"said_at": seen})).status_code == 303
    answer = await scene.value("SELECT max(id) FROM posts WHERE thread_id = $1", private.thread_id)
    changed = {"version": "1", "body": "Your number is 4711, as all will see."}  # at once: the post bears no mark of it
    assert (await mo.post(f"/p/{answer}/edit", data=changed)).status_code == 303
    seen = seen_on((await mo.get(private.url)).text)
    assert (await mo.post(f"/private/{private.thread_id}/agree", data={"said_at": seen})).status_code == 303
    assert await scene.value("SELECT private_to_id FROM threads WHERE id = $1", private.thread_id)


async def test_what_was_taken_out_before_is_not_published(
    database: Database, scene: Scene, people: Cast, private: Asked, client: Browser
) -> None:
    asha, mo = await people.asha(), await people.mo()
    said = await scene.answer(asha, private.thread_id, "My number is 4711.")
    async with database.writing() as session:
        await edit_post(session, asha, said.post_id, Edit(version=1, body="That settles it.", reason="no number"))
        await agree(session, mo, private.thread_id, wanted=True)
        assert await agree(session, asha, private.thread_id, wanted=True)
    shown = await client.get(f"/p/{said.post_id}/history")
    assert "That settles it." in shown.text
    assert "4711" not in shown.text


async def test_the_way_up_from_it_is_open_to_its_reader(people: Cast, private: Asked, client_as: ClientAs) -> None:
    asha = await client_as(await people.asha())
    for path in (private.url, f"/t/{private.thread_id}/answer"):
        shown = (await asha.get(path)).text
        assert 'href="/private"' in shown
        assert "/c/private-follow-ups" not in shown
        assert "ld+json" not in shown


async def test_its_reader_and_staff_hear_of_it_while_they_read_and_nobody_else(
    database: Database, people: Cast, private: Asked
) -> None:
    async with database.reading() as session:
        state = (await thread_states(session, [private.thread_id]))[private.thread_id]
    assert state.is_for(await people.asha())
    assert state.is_for(await people.mo())
    assert not state.is_for(await people.bo())
    assert not state.is_for(VISITOR)


def seen_on(page: str) -> str:
    """The moment of the last word, as the form beside the thread says it."""
    return page.split('name="said_at" value="')[1].split('"')[0]
