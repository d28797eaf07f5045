"""What people set for themselves, and what staff may change of them."""

import pytest

from forum.accounts.actions import set_roles, suspend_user
from forum.accounts.browsers import browser_in_words
from forum.database import Database
from forum.errors import Invalid, Refused
from tests.support.cast import Cast

PROFILE = {
    "display_name": "Asha Rao",
    "bio": "I *like* sensors.",
    "locale": "en",
    "time_zone": "Asia/Kolkata",
}


async def test_a_profile_is_saved_as_rendered_markdown(client_as, people: Cast, database: Database) -> None:
    asha = await client_as(await people.asha())
    assert (await asha.post("/settings", data=PROFILE)).status_code == 303
    page = await asha.get("/settings")
    assert "Asha Rao" in page.text
    assert "I *like* sensors." in page.text
    async with database.reading() as session:
        assert "<em>like</em>" in await session.fetchval("SELECT bio_html FROM users WHERE name = 'asha'")

    for field, value in [("locale", "xx"), ("time_zone", "Mars/Base"), ("display_name", ""), ("bio", "x" * 2001)]:
        refused = await asha.post("/settings", data=PROFILE | {field: value})
        assert refused.status_code == 422, field
        assert "Kolkata" in refused.text, field


async def test_extra_fields_have_no_effect(client_as, people: Cast, database: Database) -> None:
    asha = await client_as(await people.asha())
    await asha.post("/settings", data=PROFILE | {"roles": "admin", "reputation": "9999", "name": "root"})
    async with database.reading() as session:
        row = await session.fetchrow(
            "SELECT name, roles, reputation FROM users WHERE id = $1", (await people.asha()).id
        )
    assert (row["name"], row["roles"], row["reputation"]) == ("asha", [], 30)


async def test_a_visitor_is_led_to_sign_in_and_back(client) -> None:
    reply = await client.get("/settings")
    assert reply.headers["location"] == "/sign-in?next=%2Fsettings"


async def test_only_admins_give_roles_and_the_change_is_felt_at_once(
    people: Cast, client_as, database: Database
) -> None:
    ada, mo, bo = await people.ada(), await people.mo(), await people.bo()
    assert ada.id
    assert bo.id
    async with database.writing() as session:
        with pytest.raises(Refused):
            await set_roles(session, mo, bo.id, ["moderator"])
        with pytest.raises(Invalid):
            await set_roles(session, ada, bo.id, ["emperor"])
        with pytest.raises(Invalid):
            await set_roles(session, ada, ada.id, [])  # the last admin
        await set_roles(session, ada, bo.id, ["moderator"])
    assert (await people.bo()).is_moderator


async def test_moderators_suspend_customers_but_nobody_with_a_role(people: Cast, database: Database) -> None:
    mo, kim, bo = await people.mo(), await people.kim(), await people.bo()
    assert kim.id
    assert bo.id
    async with database.writing() as session:
        until = session.now.replace(year=session.now.year + 1)
        with pytest.raises(Refused):
            await suspend_user(session, mo, kim.id, until)
        await suspend_user(session, mo, bo.id, until)
        assert not (await people.bo()).may_act(session.now)


async def test_every_page_says_what_keeps_somebody_from_writing(client_as, people: Cast, database: Database) -> None:
    unverified = await (await client_as(await people.uri())).get("/tags")
    assert "Confirm your address to ask" in unverified.text
    bo = await people.bo()
    assert bo.id
    browser = await client_as(bo)
    assert "You can read, but not write" not in (await browser.get("/tags")).text
    async with database.writing() as session:
        await suspend_user(session, await people.mo(), bo.id, session.now.replace(year=session.now.year + 1))
    assert "You can read, but not write" in (await browser.get("/tags")).text


async def test_the_list_of_devices_names_browsers_and_ends_the_others(client_as, people: Cast) -> None:
    asha = await people.asha()
    here, elsewhere = await client_as(asha), await client_as(asha)
    page = await here.get("/settings/logins")
    assert "this one" in page.text
    assert (await here.post("/settings/logins/end")).status_code == 303
    assert (await elsewhere.get("/settings")).status_code == 303
    assert (await here.get("/settings")).status_code == 200


def test_a_browser_is_told_in_words() -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
    assert str(browser_in_words(agent)) == "Chrome on Linux"
    assert str(browser_in_words(agent + " Edg/140.0")) == "Edge on Linux"
    assert str(browser_in_words("curl/8")) == "Unknown browser"
