"""Following threads, categories and tags: by a button, by writing, and no more after saying so."""

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import NotThere, SignInNeeded
from forum.following.actions import follow, unfollow
from forum.following.queries import followers_of, is_following
from tests.support.cast import Cast
from tests.support.town import Town


async def followers(database: Database, kind: str, subject_id: int) -> set[int]:
    async with database.reading() as session:
        return await followers_of(session, kind, [subject_id])


async def press(database: Database, deed, actor: Actor, kind: str, subject_id: int):
    async with database.writing() as session:
        return await deed(session, actor, kind, subject_id)


async def test_following_twice_is_following_once_and_can_be_taken_back(database, people: Cast, town: Town) -> None:
    bo, asked = await people.bo(), await town.asks(await people.asha())
    await press(database, follow, bo, "thread", asked.thread_id)
    await press(database, follow, bo, "thread", asked.thread_id)
    async with database.reading() as session:
        assert await is_following(session, bo, "thread", asked.thread_id)
        assert not await is_following(session, people.visitor, "thread", asked.thread_id)
    await press(database, unfollow, bo, "thread", asked.thread_id)
    assert bo.id not in await followers(database, "thread", asked.thread_id)


async def test_whoever_asks_or_answers_follows_the_thread(database, people: Cast, town: Town) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await town.asks(asha)
    await town.answers(lin, asked.thread_id)
    assert await followers(database, "thread", asked.thread_id) == {asha.id, lin.id}


async def test_writing_again_does_not_bring_back_whoever_unfollowed(database, people: Cast, town: Town) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await town.asks(asha)
    await town.answers(lin, asked.thread_id)
    await press(database, unfollow, lin, "thread", asked.thread_id)
    await town.answers(lin, asked.thread_id, "Or take out the battery for a minute.")
    assert await followers(database, "thread", asked.thread_id) == {asha.id}
    await press(database, follow, lin, "thread", asked.thread_id)
    assert lin.id in await followers(database, "thread", asked.thread_id)


@pytest.mark.parametrize("kind", ["thread", "category"])
async def test_what_one_may_not_see_cannot_be_followed(database, people: Cast, town: Town, kind: str) -> None:
    bo, mo = await people.bo(), await people.mo()
    asked = await town.asks(mo, visibility="staff")
    subject_id = asked.thread_id if kind == "thread" else town.places["staff"]
    with pytest.raises(NotThere):
        await press(database, follow, bo, kind, subject_id)
    assert bo.id not in await followers(database, kind, subject_id)
    await press(database, follow, mo, kind, subject_id)
    assert mo.id in await followers(database, kind, subject_id)


@pytest.mark.parametrize(
    "kind, subject_id", [("thread", 2**62), ("thread", 2**63), ("tag", 0), ("person", 1), ("", -1)]
)
async def test_what_is_not_there_cannot_be_followed(database, people: Cast, kind: str, subject_id: int) -> None:
    bo = await people.bo()
    for deed in (follow, unfollow):
        with pytest.raises(NotThere):
            await press(database, deed, bo, kind, subject_id)


async def test_a_visitor_is_led_to_the_sign_in_page(database, people: Cast, town: Town) -> None:
    asked = await town.asks(await people.asha())
    with pytest.raises(SignInNeeded):
        await press(database, follow, people.visitor, "thread", asked.thread_id)


async def test_one_can_stop_following_what_one_may_no_longer_see(database, people: Cast, town: Town) -> None:
    bo, asked = await people.bo(), await town.asks(await people.asha())
    await press(database, follow, bo, "thread", asked.thread_id)
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff'")
    assert await press(database, unfollow, bo, "thread", asked.thread_id) is None
    assert bo.id not in await followers(database, "thread", asked.thread_id)
