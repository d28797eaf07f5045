"""Whoever looks after an account follows what its people ask, for as long as it is theirs."""

from collections.abc import Awaitable, Callable

import pytest

from forum.accounts.actions import set_roles
from forum.database import Database
from forum.errors import Invalid, NotThere
from forum.following.actions import follow
from moderation.customers.actions import Said, assign_account, save_organisation, say_customer, unassign_account
from tests.support.cast import Cast
from tests.support.scene import Scene

Settle = Callable[[], Awaitable[int]]
FOLLOWED = "SELECT array_agg(subject_id ORDER BY subject_id) FROM follows WHERE user_id = $1 AND kind = 'thread'"
TOLD = "SELECT array_agg(kind ORDER BY kind) FROM notifications WHERE user_id = $1"


async def account(database: Database, people: Cast, domain: str = "") -> int:
    async with database.writing() as session:
        return await save_organisation(session, await people.ada(), "Mill", domain=domain, plan_id=None)


async def test_old_and_new_threads_of_an_account_are_followed_until_it_is_taken_back(
    database: Database, scene: Scene, people: Cast, settle: Settle
) -> None:
    ada, bo, eva = await people.ada(), await people.bo(), await people.eva()
    mill = await account(database, people)
    old, own = await scene.ask(bo, "Asked long ago"), await scene.ask(bo, "Followed by choice")
    async with database.writing() as session:
        await follow(session, eva, "thread", own.thread_id)
        await assign_account(session, ada, mill, eva.id or 0)
        await say_customer(session, ada, Said(bo.id or 0, None, mill))
    new = await scene.ask(bo, "Asked by an account")
    await scene.ask(await people.lin(), "Asked by somebody else")
    assert await scene.value(FOLLOWED, eva.id) == [old.thread_id, own.thread_id, new.thread_id]
    await settle()
    assert await scene.value(TOLD, eva.id) == ["care_account"]
    async with database.writing() as session:
        await unassign_account(session, ada, await session.fetchval("SELECT id FROM account_managers"))
    assert await scene.value(FOLLOWED, eva.id) == [own.thread_id]


async def test_people_belong_by_their_confirmed_address_and_leave_when_they_belong_elsewhere(
    database: Database, scene: Scene, people: Cast
) -> None:
    ada, bo, mo = await people.ada(), await people.bo(), await people.mo()
    mill = await account(database, people, "example.com")
    asked = await scene.ask(bo)
    async with database.writing() as session:
        await assign_account(session, ada, mill, mo.id or 0)
        assert await session.fetchval(FOLLOWED, mo.id) == [asked.thread_id]
        other = await save_organisation(session, ada, "Forge", domain="", plan_id=None)
        await say_customer(session, ada, Said(bo.id or 0, None, other))
        assert await session.fetchval(FOLLOWED, mo.id) is None


async def test_nobody_hears_of_what_they_may_not_see_nor_when_they_are_staff_no_more(
    database: Database, scene: Scene, people: Cast, settle: Settle
) -> None:
    ada, bo, eva = await people.ada(), await people.bo(), await people.eva()
    mill = await account(database, people)
    async with database.writing() as session:
        await say_customer(session, ada, Said(bo.id or 0, None, mill))
        with pytest.raises(Invalid):
            await assign_account(session, ada, mill, (await people.lin()).id or 0)
        with pytest.raises(NotThere):
            await assign_account(session, eva, mill, eva.id or 0)
        await assign_account(session, ada, mill, eva.id or 0)
    held = await scene.ask(bo, "This one is held")
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET state = 'held' WHERE id = $1", held.thread_id)
        await session.fetchval("UPDATE posts SET state = 'held' WHERE thread_id = $1", held.thread_id)
    await settle()
    assert await scene.value(TOLD, eva.id) is None
    async with database.writing() as session:
        await set_roles(session, ada, eva.id or 0, [])
    assert await scene.value(FOLLOWED, eva.id) is None
