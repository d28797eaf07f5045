"""The admin's page of categories."""

import pytest

from forum.categories.actions import create_category
from forum.categories.queries import visible_categories

HUBS = {"name": "Hubs", "slug": "hubs", "description": "What binds it together.", "visibility": "public"}


@pytest.fixture
async def admin(client_as, people):
    return await client_as(await people.ada())


async def names(database, actor):
    async with database.reading() as session:
        return [row.name for row in await visible_categories(session, actor)]


async def test_an_admin_creates_a_category_that_everybody_sees(admin, database, people):
    reply = await admin.post("/admin/categories", data=HUBS)
    assert reply.status_code == 303
    assert await names(database, people.visitor) == ["Hubs"]
    page = await admin.get("/admin/categories")
    assert "/c/hubs" in page.text
    assert "Category created." in page.text


@pytest.mark.parametrize("who", ["visitor", "asha", "mo", "eva"])
async def test_for_all_others_there_is_no_such_page(client, client_as, people, database, who):
    browser = client if who == "visitor" else await client_as(await getattr(people, who)())
    assert (await browser.get("/admin/categories")).status_code == 404
    assert (await browser.post("/admin/categories", data=HUBS)).status_code == 404
    assert await names(database, await people.ada()) == []


@pytest.mark.parametrize(
    "field, value",
    [("name", ""), ("name", "x" * 61), ("slug", "Über uns"), ("slug", "a--b"), ("slug", ""), ("visibility", "nobody"),
     ("name", "a\x00b"), ("description", "x" * 301)],
)  # fmt: skip
async def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(admin, database, people, field, value):
    reply = await admin.post("/admin/categories", data={**HUBS, field: value})
    assert reply.status_code == 422
    assert f'href="#f-{field}"' in reply.text
    kept = "What binds it together." if field != "description" else "Hubs"
    assert kept in reply.text
    assert await names(database, await people.ada()) == []


async def test_two_categories_cannot_share_an_address(admin):
    await admin.post("/admin/categories", data=HUBS)
    reply = await admin.post("/admin/categories", data={**HUBS, "name": "Other hubs"})
    assert reply.status_code == 422
    assert "Another category has this address." in reply.text


async def test_a_category_changes_its_name_and_readers_but_never_its_address(admin, database, people):
    async with database.writing() as session:
        category_id = await create_category(session, await people.ada(), HUBS)
    form = await admin.get(f"/admin/categories/{category_id}")
    assert "What binds it together." in form.text
    changed = {**HUBS, "name": "Hub <b>2</b>", "visibility": "staff", "slug": "elsewhere"}
    assert (await admin.post(f"/admin/categories/{category_id}", data=changed)).status_code == 303
    assert await names(database, people.visitor) == []
    assert await names(database, await people.asha()) == []
    assert await names(database, await people.mo()) == ["Hub <b>2</b>"]
    page = await admin.get("/admin/categories")
    assert "/c/hubs" in page.text
    assert "<b>2</b>" not in page.text


async def test_categories_move_up_and_down_and_stop_at_the_ends(admin, database, people):
    ada = await people.ada()
    async with database.writing() as session:
        ids = [await create_category(session, ada, {**HUBS, "name": n, "slug": n}) for n in ("one", "two", "six")]
    assert await names(database, ada) == ["one", "two", "six"]
    await admin.post(f"/admin/categories/{ids[2]}/move", data={"to": "up"})
    assert await names(database, ada) == ["one", "six", "two"]
    await admin.post(f"/admin/categories/{ids[0]}/move", data={"to": "up"})
    assert await names(database, ada) == ["one", "six", "two"]
    await admin.post(f"/admin/categories/{ids[0]}/move", data={"to": "down"})
    assert await names(database, ada) == ["six", "one", "two"]


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808", "x"])
async def test_a_category_that_is_not_there_is_not_there(admin, number):
    assert (await admin.get(f"/admin/categories/{number}")).status_code == 404
    assert (await admin.post(f"/admin/categories/{number}/move", data={"to": "up"})).status_code in (404, 405)
