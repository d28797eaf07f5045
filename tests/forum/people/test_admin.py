"""The admin's people and their roles."""

from datetime import timedelta

import pytest

from forum.accounts.actions import suspend_user
from forum.accounts.queries import roles_of


@pytest.fixture
async def admin(client_as, people):
    return await client_as(await people.ada())


async def roles(database, actor):
    async with database.reading() as session:
        return await roles_of(session, actor.id)


@pytest.mark.parametrize("who", ["visitor", "asha", "mo", "eva"])
async def test_for_all_others_there_are_no_such_pages(client, client_as, people, database, who):
    bo = await people.bo()
    browser = client if who == "visitor" else await client_as(await getattr(people, who)())
    for url in ("/admin", "/admin/people", f"/admin/people/{bo.id}"):
        assert (await browser.get(url)).status_code == 404, url
    reply = await browser.post(f"/admin/people/{bo.id}", data={"roles": "admin"})
    assert reply.status_code == 404
    assert await roles(database, bo) == frozenset()


async def test_the_entrance_leads_to_every_door(admin):
    page = (await admin.get("/admin")).text
    for url in ("/admin/people", "/admin/categories"):
        assert f'href="{url}"' in page


async def test_people_are_found_by_name_address_and_role(admin, people):
    for name in ("asha", "lin", "mo"):
        await getattr(people, name)()
    for query, found in (
        ("", {"asha", "lin", "mo", "ada"}), ("?q=AsH", {"asha"}), ("?q=lin@example", {"lin"}),
        ("?role=moderator", {"mo"}), ("?role=emperor", {"asha", "lin", "mo", "ada"}), ("?q=%25", set()),
        ("?q=asha&role=admin", set()), ("?after=x", {"asha", "lin", "mo", "ada"}),
    ):  # fmt: skip
        page = (await admin.get("/admin/people" + query)).text
        shown = {name for name in ("asha", "lin", "mo", "ada") if f"@{name}<" in page}
        assert shown == found, query


async def test_a_long_list_of_people_goes_on(admin, people):
    names = [f"person{number}" for number in range(55)]
    for name in names:
        await people.person(name)
    first = (await admin.get("/admin/people")).text
    second = (await admin.get(first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&"))).text
    assert all((f"@{name}<" in first) != (f"@{name}<" in second) for name in names)


async def test_an_admin_gives_and_takes_roles_and_they_are_felt_at_once(admin, client_as, people, database):
    bo = await people.bo()
    browser = await client_as(bo)
    assert (await browser.get("/admin/people")).status_code == 404
    reply = await admin.post(f"/admin/people/{bo.id}", data={"roles": ["moderator", "admin", "emperor"]})
    assert reply.status_code == 303
    assert await roles(database, bo) == {"moderator", "admin"}
    assert (await browser.get("/admin/people")).status_code == 200
    await admin.post(f"/admin/people/{bo.id}", data={})
    assert await roles(database, bo) == frozenset()
    assert (await browser.get("/admin/people")).status_code == 404


async def test_the_last_admin_stays_one(admin, people, database):
    ada = await people.ada()
    reply = await admin.post(f"/admin/people/{ada.id}", data={"roles": "moderator"})
    assert reply.status_code == 422
    assert "The forum needs at least one admin." in reply.text
    assert await roles(database, ada) == {"admin"}


async def test_a_suspension_is_seen_in_the_list_and_on_the_page(admin, people, database):
    bo = await people.bo()
    async with database.writing() as session:
        await suspend_user(session, await people.ada(), bo.id, session.now + timedelta(days=7))
    assert "Suspended" in (await admin.get("/admin/people")).text
    assert "Suspended until" in (await admin.get(f"/admin/people/{bo.id}")).text


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808"])
async def test_a_person_that_is_not_there_is_not_there(admin, number):
    assert (await admin.get(f"/admin/people/{number}")).status_code == 404
    assert (await admin.post(f"/admin/people/{number}", data={})).status_code == 404
