"""Groups: who belongs to them, and categories that one of them alone reads."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from forum.accounts.queries import actor_by_id
from forum.actor import SYSTEM, Actor, only_group
from forum.belongings.actions.emptying import empty_person
from forum.database import Database
from forum.entering.actions.keeping import remove_provider
from forum.errors import Conflict, Invalid, NotThere
from forum.groups.actions import add_member, make_group, remove_group, remove_member, say_members
from forum.settings import Settings
from forum.threads.actions import move_thread
from forum.threads.queries import thread_rows, visible_thread
from moderation.customers.actions import (
    Said,
    remove_organisation,
    remove_plan,
    save_organisation,
    save_plan,
    say_customer,
)
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
PROVIDER = """
INSERT INTO providers (slug, kind, name, issuer, client_id, sealed_secret, scopes, groups_claim, roles, active,
                       created_at)
VALUES ('ours', 'oidc', 'Ours', 'https://id.example', 'x', '', 'openid', '', '{}', true, now()) RETURNING id
"""
GROUP_OF = "SELECT group_id FROM plans WHERE id = $1"


async def groups_of(database: Database, actor: Actor) -> tuple[int, ...]:
    async with database.reading() as session:
        found = await actor_by_id(session, actor.id or 0)
    return found.groups if found else ()


@pytest.fixture
async def circle(database: Database, people: Cast) -> int:
    async with database.writing() as session:
        return await make_group(session, await people.ada(), "Beta testers")


async def test_a_category_of_a_group_is_read_by_it_and_the_staff_alone_felt_at_the_next_request(
    database: Database, scene: Scene, people: Cast, circle: int, client_as: ClientAs
) -> None:
    asha, ada = await people.asha(), await people.ada()
    await scene.category("beta", visibility=only_group(circle))
    asked = await scene.ask(SYSTEM, "The beta is slow", category="beta")
    mine = await client_as(asha)
    doors = (asked.url, "/c/beta")
    assert [(await mine.get(url)).status_code for url in doors] == [404] * 2
    async with database.writing() as session:
        await add_member(session, ada, circle, "@Asha")
    assert [(await mine.get(url)).status_code for url in doors] == [200] * 2
    for reader in (await people.mo(), await people.eva(), ada):
        assert (await (await client_as(reader)).get(asked.url)).status_code == 200
    outsiders = (await people.bo(), people.visitor)
    async with database.reading() as session:
        for outsider in outsiders:
            assert (await thread_rows(session, outsider, "newest")).rows == []
            with pytest.raises(NotThere):
                await visible_thread(session, outsider, asked.thread_id)
    async with database.writing() as session:
        await remove_member(session, ada, circle, asha.id or 0)
    assert [(await mine.get(url)).status_code for url in doors] == [404] * 2


async def test_who_has_a_plan_is_in_its_group_for_as_long(database: Database, people: Cast) -> None:
    ada, asha, bo = await people.ada(), await people.asha(), await people.bo()
    async with database.writing() as session:
        plan = await save_plan(session, ada, "Gold")
        gold = await session.fetchval(GROUP_OF, plan)
        await say_customer(session, ada, Said(asha.id or 0, plan, None))
    assert await groups_of(database, asha) == (gold,)
    async with database.writing() as session:
        await say_customer(session, ada, Said(asha.id or 0, None, None))
        firm = await save_organisation(session, ada, "Firm", domain="example.com", plan_id=plan)
    assert await groups_of(database, bo) == (gold,), "by the domain of a confirmed address"
    assert await groups_of(database, await people.uri()) == (), "an address that nobody has confirmed says nothing"
    async with database.writing() as session:
        await remove_organisation(session, ada, firm)
    assert await groups_of(database, bo) == ()


async def test_a_source_takes_away_only_what_it_gave(database: Database, people: Cast, circle: int) -> None:
    ada, asha = await people.ada(), await people.asha()
    async with database.writing() as session:
        await add_member(session, ada, circle, "asha")
        await say_members(session, "provider:ours", [(asha.id or 0, circle)])
        await say_members(session, "provider:ours", [])
    assert await groups_of(database, asha) == (circle,)
    async with database.writing() as session:
        await say_members(session, "provider:ours", [(asha.id or 0, circle)])
        await remove_member(session, ada, circle, asha.id or 0)
    assert await groups_of(database, asha) == (circle,)


async def test_whom_a_provider_put_in_is_out_when_it_is_removed(database: Database, people: Cast, circle: int) -> None:
    asha = await people.asha()
    async with database.writing() as session:
        number = await session.fetchval(PROVIDER)
        await say_members(session, "provider:ours", [(asha.id or 0, circle)])
        await remove_provider(session, await people.ada(), number)
    assert await groups_of(database, asha) == ()


async def test_only_moderators_move_a_thread_to_where_more_people_read_it(
    database: Database, scene: Scene, people: Cast, circle: int
) -> None:
    lin, mo = replace(await people.lin(), trust_level=4, groups=(circle,)), await people.mo()
    beta = await scene.category("beta", visibility=only_group(circle))
    members, public = await scene.category("members", visibility="signed_in"), await scene.category("help")
    asked = await scene.ask(SYSTEM, "The beta is slow", category="beta")
    async with database.writing() as session:
        for wider in (public, members):
            with pytest.raises(Invalid):
                await move_thread(session, lin, asked.thread_id, wider)
        await move_thread(session, mo, asked.thread_id, members)
        await move_thread(session, lin, asked.thread_id, beta)


async def test_who_leaves_is_in_no_group(database: Database, people: Cast, circle: int, settings: Settings) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await add_member(session, await people.ada(), circle, "bo")
        await empty_person(session, settings, bo.id or 0, "keep")
    assert await groups_of(database, bo) == ()


async def test_no_group_goes_while_a_category_is_for_it_alone(
    database: Database, scene: Scene, people: Cast, circle: int
) -> None:
    ada, bo = await people.ada(), await people.bo()
    async with database.writing() as session:
        await add_member(session, ada, circle, "bo")
        plan = await save_plan(session, ada, "Gold")
        gold = await session.fetchval(GROUP_OF, plan)
    await scene.category("beta", visibility=only_group(circle))
    await scene.category("golden", visibility=only_group(gold))
    async with database.writing() as session:
        for removing in (remove_group(session, ada, circle), remove_plan(session, ada, plan)):
            with pytest.raises(Conflict):
                await removing
        await session.fetchval("UPDATE categories SET visibility = 'staff'")
        await remove_group(session, ada, circle)
        await remove_plan(session, ada, plan)
        assert await session.fetchval("SELECT count(*) FROM groups") == 0
    assert await groups_of(database, bo) == ()


async def test_there_are_at_most_forty_and_no_two_of_a_name(database: Database, people: Cast, circle: int) -> None:
    ada = await people.ada()
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await make_group(session, ada, "beta  TESTERS")
        for number in range(2, 41):
            await make_group(session, ada, f"Group {number}")
        with pytest.raises(Invalid):
            await make_group(session, ada, "One too many")
        plan = await save_plan(session, ada, "Gold")
        assert await session.fetchval(GROUP_OF, plan) is None
    assert len(set(SYSTEM.sees)) == 43


async def test_admins_keep_them_on_pages(database: Database, people: Cast, client_as: ClientAs, scene: Scene) -> None:
    await scene.category("help")
    desk, asha = await client_as(await people.ada()), await people.asha()
    made = await desk.post("/admin/groups", data={"title": "Beta testers"})
    place = made.headers["location"]
    assert (await desk.post("/admin/groups", data={"title": "beta testers"})).status_code == 422
    assert (await desk.post(place, data={"person": "nobody"})).status_code == 422
    assert (await desk.post(place, data={"person": "@asha"})).status_code == 303
    assert "put in by hand" in (await desk.get(place)).text
    form = (await desk.get("/admin/categories")).text
    choice = re.search(r'value="(group_\d+)"', form)
    assert choice is not None
    new = {"name": "Beta", "slug": "beta", "description": "", "visibility": choice[1]}
    assert (await desk.post("/admin/categories", data={**new, "visibility": "group_39"})).status_code == 422
    assert (await desk.post("/admin/categories", data=new)).status_code == 303
    assert "The group Beta testers" in (await desk.get("/admin/categories")).text
    assert (await desk.post(f"{place}/remove")).status_code == 409
    assert (await (await client_as(asha)).get("/c/beta")).status_code == 200
    assert (await desk.post(f"{place}/people/{asha.id}/remove")).status_code == 303
    assert (await (await client_as(asha)).get("/c/beta")).status_code == 404
    assert (await (await client_as(asha)).get(place)).status_code == 404
