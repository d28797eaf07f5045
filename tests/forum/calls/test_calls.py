"""The emergency key: what is sent along only with leave, where it goes, and what staff say came of it."""

import json
from dataclasses import replace

from forum.calls.actions import CASE, Wish, call_a_person, hand_to_tickets, keep_ways
from forum.calls.queries import Ways
from forum.outgoing.signing import SIGNATURE, signature
from forum.relay import settle
from tests.support.answering import answering

KEPT = "SELECT array[body, email, coalesce(thread_id, 0)::text, array_to_string(searches, ';')] FROM calls"
WAITS = """SELECT array[r.url, g.kind] FROM reviewables r JOIN review_reasons g ON g.reviewable_id = r.id
WHERE r.object_kind = 'call'"""
SECRET = "sixteen letters or more"
LETTER = {"body": "Please ring me.", "email": "vera@example.com", "q": "hub blinks"}


async def change(database, sql, *given):
    async with database.writing() as session:
        await session.fetchval(sql, *given)


async def test_question_and_searches_go_along_only_where_they_are_ticked(client, people, scene, database):
    asked = await scene.ask(await people.asha(), "Why does the hub blink?")
    about = f"?thread={asked.thread_id}&q=hub+blinks"
    assert f'href="/help/write{about.replace("&", "&amp;")}"' in (await client.get("/help/person" + about)).text
    page = (await client.get("/help/write" + about)).text
    assert "Why does the hub blink?" in page
    assert "hub blinks" in page
    here = {**LETTER, "thread": str(asked.thread_id)}
    reply = await client.post("/help/write", data=here)
    assert (reply.status_code, reply.headers["location"]) == (303, asked.url)
    assert await scene.value(KEPT) == ["Please ring me.", "vera@example.com", "0", ""]
    await change(database, "DELETE FROM calls")
    await client.post("/help/write", data=here | {"along": "yes", "searches": "yes"})
    assert await scene.value(KEPT) == ["Please ring me.", "vera@example.com", str(asked.thread_id), "hub blinks"]


async def test_what_is_missing_is_said_at_the_field_and_a_private_thread_is_not_named(client, scene, people, database):
    wrong = await client.post("/help/write", data={"body": "", "email": ""})
    assert wrong.status_code == 422
    assert "Please write what you need." in wrong.text
    hidden = await scene.ask(await people.asha(), "A quiet thing")
    await change(database, "UPDATE threads SET state = 'hidden' WHERE id = $1", hidden.thread_id)
    assert "A quiet thing" not in (await client.get(f"/help/write?thread={hidden.thread_id}")).text
    await client.post("/help/write", data=LETTER | {"thread": str(hidden.thread_id), "along": "yes"})
    assert await scene.value("SELECT thread_id FROM calls") is None


async def test_a_double_click_counts_once_a_program_is_thanked_and_a_flood_is_stopped(client, scene):
    await client.post("/help/write", data=LETTER | {"website": "https://pills.example"})
    assert await scene.value("SELECT count(*) FROM calls") == 0
    codes = [(await client.post("/help/write", data=LETTER)).status_code for _click in range(6)]
    assert codes == [303] * 5 + [429]
    assert await scene.value("SELECT count(*) FROM calls") == 1


async def test_staff_say_what_came_of_it_in_the_thread(client_as, people, database, scene):
    asha = await people.asha()
    asked = await scene.ask(asha, "Why does the hub blink?")
    async with database.writing() as session:
        await call_a_person(session, asha, Wish(body="Please ring me.", thread_id=asked.thread_id))
    await settle(database)
    number = await scene.value("SELECT id FROM calls")
    mo, stranger = await client_as(await people.mo()), await client_as(await people.bo())
    assert await scene.value(WAITS) == [f"/calls/{number}", "person_called"], "it stands in the queue"
    assert "Please ring me." in (await mo.get("/calls")).text
    assert "Why does the hub blink?" in (await mo.get(f"/calls/{number}")).text
    assert {(await stranger.get(url)).status_code for url in ("/calls", f"/calls/{number}")} == {404}
    outcome = {"outcome": "We rang: a firmware reset stops the blinking.", "in_thread": "yes"}
    assert (await mo.post(f"/calls/{number}", data={"outcome": ""})).status_code == 422
    for _click in range(2):
        assert (await mo.post(f"/calls/{number}", data=outcome)).status_code == 303
    assert await scene.value("SELECT count(*) FROM posts WHERE body_source LIKE 'We rang%'") == 1
    assert outcome["outcome"] in (await stranger.get(asked.url)).text
    assert "Told in the thread" in (await mo.get(f"/calls/{number}")).text
    await settle(database)
    assert await scene.value("SELECT count(*) FROM reviewables WHERE object_kind = $1 AND state = 'open'", CASE) == 0


async def test_an_admin_sets_the_ways_and_everybody_sees_them(client_as, client, people, database, scene):
    ada = await client_as(await people.ada())
    given = {"letters": "yes", "mail": "us@example.com", "phone": "+358 9 123", "chat": "https://example.com/chat",
             "hook_url": "https://tickets.example.com/in", "hook_secret": SECRET}  # fmt: skip
    for wrong in (
        {"chat": "javascript:alert(1)"},
        {"chat": "http://[::1"},
        {"mail": "us"},
        {"hook_url": "ftp://x"},
        {"hook_secret": ""},
    ):
        assert (await ada.post("/admin/contact", data=given | wrong)).status_code == 422
    assert (await ada.post("/admin/contact", data=given)).status_code == 303
    assert SECRET not in (await ada.get("/admin/contact")).text + await scene.value("SELECT hook_secret FROM call_ways")
    page = (await client.get("/help/person")).text
    for part in ('href="tel:+3589123"', 'href="https://example.com/chat"', 'href="/help/write"'):
        assert part in page
    await client.post("/help/write", data=LETTER)
    await settle(database, without=["forum.calls.listeners.open_a_ticket"])
    letter = "SELECT to_address || ' ' || (headers->>'Reply-To') FROM mails WHERE key LIKE 'call:%'"
    assert await scene.value(letter) == "us@example.com vera@example.com"
    await ada.post("/admin/contact", data={**given, "letters": "", "hook_secret": ""})
    assert (await client.get("/help/write")).status_code == 404
    assert "/help/write" not in (await client.get("/help/person")).text


async def test_a_ticket_system_hears_of_it_once_signed(database, people, bus, scene):
    before = bus.given
    bus.given = replace(before, outgoing_networks=("127.0.0.0/8",))
    try:
        async with answering(lambda _heard: (200, b"")) as tickets:
            async with database.writing() as session:
                ways = Ways(hook_url=tickets.url, hook_secret=SECRET)
                await keep_ways(session, await people.ada(), ways)
                await call_a_person(session, await people.asha(), Wish(body="Please ring me.", searches=("hub",)))
            number = await scene.value("SELECT id FROM calls")
            for _try in range(2):
                async with database.writing() as session:
                    await hand_to_tickets(session, number)
    finally:
        bus.given = before
    (heard,) = tickets.heard
    said = json.loads(heard.body)
    assert (said["words"], said["searches"], said["thread"]) == ("Please ring me.", ["hub"], None)
    stamp = int(heard.headers[SIGNATURE.lower()].split(",")[0][2:])
    assert heard.headers[SIGNATURE.lower()] == signature(SECRET, stamp, heard.body)
