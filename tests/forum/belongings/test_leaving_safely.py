"""Leaving where two do it at once, and what a file with one's data must not give away."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from forum.accounts.actions import request_reset
from forum.actor import Actor
from forum.belongings.actions import let_them_leave, want_to_leave
from forum.belongings.queries import leaving_of
from forum.settings import Settings
from tests.forum.belongings.test_my_data import PLACE, file_of
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

SignIn = Callable[[Actor], Awaitable[Browser]]
Settle = Callable[[], Awaitable[int]]


async def test_the_last_two_admins_cannot_both_leave(people: Cast, scene: Scene, client_as: SignIn) -> None:
    ada, zoe = await people.ada(), await people.person("zoe", roles=["admin"])
    first, second = await client_as(ada), await client_as(zoe)
    assert (await first.post(f"{PLACE}/leave", data={"posts": "kept"})).status_code == 303
    refused = await second.post(f"{PLACE}/leave", data={"posts": "kept"})
    assert (refused.status_code, "at least one admin" in refused.text) == (422, True)


async def test_whoever_became_the_last_admin_meanwhile_waits_and_keeps_nobody_else(
    people: Cast, scene: Scene, settings: Settings
) -> None:
    ada, zoe, asha = await people.ada(), await people.person("zoe", roles=["admin"]), await people.asha()
    async with scene.database.writing() as session:
        for each in (ada, asha):
            await want_to_leave(session, each, each.id or 0, "kept")
            session.now += timedelta(minutes=1)
        await session.fetchval("UPDATE users SET roles = '{}' WHERE id = $1", zoe.id)
    before = scene.database.clock
    scene.database.clock = lambda: before() + timedelta(days=15)
    await let_them_leave(scene.database, settings)
    scene.database.clock = before
    async with scene.database.reading() as session:
        assert await leaving_of(session, ada.id or 0) is not None
        assert await leaving_of(session, asha.id or 0) is None
    assert await scene.value("SELECT roles FROM users WHERE id = $1", ada.id) == ["admin"]


async def test_no_link_that_opens_the_account_is_in_the_file(
    people: Cast, scene: Scene, client_as: SignIn, settle: Settle
) -> None:
    """An admin who takes somebody's file gets no way into their account."""
    ada, asha = await people.ada(), await people.asha()
    async with scene.database.writing() as session:
        await request_reset(session, "asha@example.com")
    desk = await client_as(ada)
    await desk.post(f"/admin/people/{asha.id}/data/file")
    await settle()
    found = await file_of(desk, scene)
    assert "Choose a new password" in str(found["mails-to_address.json"])
    assert "/reset/" not in str(found)
