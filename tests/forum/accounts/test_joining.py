"""Signing up, proving the address, signing in and out."""

import re

from forum.accounts.queries import actor_by_id
from forum.database import Database
from tests.support.browser import Browser
from tests.support.cast import Cast

NEW = {"name": "tessa", "email": "tessa@example.com", "password": "three small words"}


async def link_in_mail(database: Database, template: str = "") -> str:
    async with database.reading() as session:
        text = await session.fetchval("SELECT text_body FROM mails ORDER BY id DESC LIMIT 1")
    found = re.search(r"http://testserver(/\S+)", text)
    assert found is not None
    return found[1]


async def test_a_new_user_may_write_only_after_opening_the_mailed_link(client: Browser, database: Database) -> None:
    sent = await client.post("/sign-up", data=NEW)
    assert sent.headers["location"] == "/sign-up/sent"
    link = await link_in_mail(database)

    assert "Confirm and sign in" in (await client.get(link)).text
    async with database.reading() as session:
        tessa = await actor_by_id(session, await session.fetchval("SELECT id FROM users WHERE name = 'tessa'"))
        assert tessa is not None
        assert not tessa.may_act(session.now)

    assert (await client.post(link)).status_code == 303
    async with database.reading() as session:
        tessa = await actor_by_id(session, tessa.id or 0)
        assert tessa is not None
        assert tessa.may_act(session.now)
    assert (await client.post(link)).status_code == 410  # a link is good once
    assert (await client.get("/settings")).status_code == 200


async def test_a_known_address_gets_the_same_answer_and_its_owner_a_mail(client: Browser, database: Database) -> None:
    await client.post("/sign-up", data=NEW)
    again = await client.post("/sign-up", data=NEW | {"name": "somebody", "email": "Tessa@Example.com"})
    assert (again.status_code, again.headers["location"]) == (303, "/sign-up/sent")
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM users") == 1
        assert (
            await session.fetchval("SELECT subject FROM mails ORDER BY id DESC LIMIT 1")
            == "You already have an account"
        )


async def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept(client: Browser, people: Cast) -> None:
    await people.asha()
    for fields, words in [
        ({"name": "A-sha"}, "This name is taken"),
        ({"name": "admin"}, "kept for the forum"),
        ({"name": "x"}, "2 to 30 letters"),
        ({"name": "a b"}, "2 to 30 letters"),
        ({"email": "nobody"}, "name@example.com"),
        ({"email": "a@b.com\r\nBcc: c@d.com"}, "name@example.com"),
        ({"password": "short"}, "at least 10"),
        ({"name": "nul\x00"}, "cannot be kept"),
        ({"password": "aaaaaaaaaaaa"}, "choose another"),
    ]:
        reply = await client.post("/sign-up", data=NEW | fields)
        assert reply.status_code == 422, fields
        assert words in reply.text, fields
        assert "three small words" not in reply.text  # passwords are never sent back
    assert 'value="nobody"' in (await client.post("/sign-up", data=NEW | {"email": "nobody"})).text


async def test_signing_in_makes_a_new_token_and_signing_out_ends_it(client: Browser, database: Database) -> None:
    await client.post("/sign-up", data=NEW)
    client.cookies.set("talkoot", "chosen-by-somebody-else")
    wrong = await client.post("/sign-in", data={"login": "tessa", "password": "not the words"})
    missing = await client.post("/sign-in", data={"login": "nobody", "password": "not the words"})
    assert wrong.status_code == missing.status_code == 422
    assert "is not right" in wrong.text
    assert "is not right" in missing.text

    right = await client.post(
        "/sign-in", data={"login": "TESSA@example.com", "password": NEW["password"], "next": "//evil.example"}
    )
    token = right.cookies["talkoot"]
    assert right.headers["location"] == "/"
    assert token != "chosen-by-somebody-else"
    assert (await client.get("/settings")).status_code == 200

    await client.post("/sign-out")
    client.cookies.set("talkoot", token)
    assert (await client.get("/settings")).status_code == 303


async def test_ten_wrong_passwords_are_enough_and_lock_nobody_else_out(client: Browser, people: Cast) -> None:
    await people.asha()
    replies = [await client.post("/sign-in", data={"login": "asha", "password": f"guess {n} guess"}) for n in range(12)]
    assert [reply.status_code for reply in replies[:10]] == [422] * 10
    assert replies[11].status_code == 429
    assert int(replies[11].headers["retry-after"]) > 0
    assert (await client.post("/sign-in", data={"login": "bo", "password": "guess guess"})).status_code == 422


async def test_a_reset_link_works_once_and_ends_all_logins(client: Browser, database: Database) -> None:
    await client.post("/sign-up", data=NEW)
    await client.post(await link_in_mail(database))
    known = await client.post("/reset", data={"email": NEW["email"]})
    unknown = await client.post("/reset", data={"email": "nobody@example.com"})
    assert known.status_code == unknown.status_code == 200
    link = await link_in_mail(database)

    assert (await client.post(link, data={"password": "short"})).status_code == 422
    assert (await client.post(link, data={"password": "four other small words"})).status_code == 303
    assert (await client.post(link, data={"password": "five other small words"})).status_code == 410
    assert (await client.get("/settings")).status_code == 303  # signed out everywhere
    signed_in = await client.post("/sign-in", data={"login": "tessa", "password": "four other small words"})
    assert signed_in.status_code == 303


async def test_a_form_from_another_site_is_refused(client: Browser) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert (await client.post("/sign-up", data=NEW, headers=headers)).status_code == 403
    assert (await client.post("/sign-up", data=NEW)).status_code == 303


async def test_who_signs_up_on_the_way_is_led_on_to_where_they_were_going(client, settle, database):
    page = await client.get("/sign-in", params={"next": "/ask?waiting=abc"})
    assert 'href="/sign-up?next=/ask%3Fwaiting%3Dabc"' in page.text
    page = await client.get("/sign-up", params={"next": "/ask?waiting=abc"})
    assert 'name="next" value="/ask?waiting=abc"' in page.text
    joining = {"name": "onward", "email": "onward@example.com", "password": "four plain words here"}
    await client.post("/sign-up", data={**joining, "next": "/ask?waiting=abc"})
    async with database.reading() as session:
        letter = await session.fetchval("SELECT text_body FROM mails WHERE to_address = 'onward@example.com'")
    link = next(word for word in letter.split() if "/verify/" in word)
    path = link[link.index("/verify/") :]
    assert path.endswith("?next=%2Fask%3Fwaiting%3Dabc")
    reply = await client.post(path)
    assert reply.headers["location"] == "/ask?waiting=abc"


async def test_signing_up_leads_nowhere_else(client):
    page = await client.get("/sign-up", params={"next": "https://evil.example/"})
    assert "evil.example" not in page.text.split("<footer")[0].split("<main")[1]
