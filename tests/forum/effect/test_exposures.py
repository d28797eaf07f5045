"""Who is shown what may answer them, who is not, and what is written down of it."""

from datetime import timedelta

import pytest

from forum.effect.extension import settle
from forum.effect.queries import ends, groups

TITLE = "Hub blinks red after a reset"


@pytest.fixture
async def asked(people, talk, settle):
    asked = await talk.question(await people.asha(), TITLE)
    await talk.answer(await people.lin(), asked)
    await settle()
    return asked


async def rows(scene, columns):
    found = await scene.value(f"SELECT json_agg(e ORDER BY id) FROM (SELECT id, {columns} FROM exposures) e")
    return [{name: each[name] for name in each if name != "id"} for each in found or []]


async def later(database, **time):
    now = database.clock()
    database.clock = lambda: now + timedelta(**time)


async def look(browser, title=TITLE):
    return (await browser.get("/ask/matches", params={"title": title})).text


async def test_the_control_group_is_shown_nothing_and_both_are_counted_alike(two_groups, asked, client_as, scene):
    shown, control = two_groups
    assert asked.url in await look(await client_as(shown))
    page = await look(await client_as(control))
    assert asked.url not in page
    assert "What may answer it" not in page
    assert await rows(scene, "user_id, is_control, kind, shown") == [
        {"user_id": who.id, "is_control": who is control, "kind": "typing", "shown": [f"thread:{asked.thread_id}"]}
        for who in two_groups
    ]


async def test_typing_on_is_one_session_and_nothing_to_show_is_none(two_groups, asked, client_as, scene, database):
    shown, _control = two_groups
    browser = await client_as(shown)
    await look(browser, "zebra in the cellar")
    assert await rows(scene, "kind") == []
    for title in ("Hub blinks red", TITLE):
        await look(browser, title)
    assert await rows(scene, "words") == [{"words": TITLE}]
    await later(database, hours=2)
    await look(browser)
    first = await scene.value("SELECT min(id) FROM exposures")
    assert await rows(scene, "again_of") == [{"again_of": None}, {"again_of": first}]


async def test_staff_see_everything_and_are_not_counted(measured, asked, people, client_as, scene):
    for person in (await people.mo(), await people.eva(), await people.ada()):
        assert asked.url in await look(await client_as(person))
    assert await rows(scene, "kind") == []


async def test_nobody_is_measured_while_the_demonstration_is_there(two_groups, asked, client_as, database, scene):
    from sqlalchemy import text

    async with database.writing() as session:
        await session.execute(text("UPDATE site SET demo = true"))
    for person in two_groups:
        assert asked.url in await look(await client_as(person))
    assert await rows(scene, "kind") == []


async def test_a_visitor_is_a_random_number_a_browser_may_refuse_and_a_robot_is_nobody(measured, asked, client, scene):
    for header in ({"sec-gpc": "1"}, {"user-agent": "Mozilla/5.0 (compatible; Crawlbot/2.1)"}):
        await client.get("/ask/matches", params={"title": TITLE}, headers=header)
    assert "reader" not in client.cookies
    assert await rows(scene, "kind") == []
    await look(client)
    await look(client)
    assert "reader" in client.cookies
    kept = await rows(scene, "user_id, reader")
    assert [each["user_id"] for each in kept] == [None]
    assert len(kept[0]["reader"]) == 32


async def test_a_visitor_who_signs_in_and_asks_counts_as_one_who_asked(
    measured, asked, client, client_as, people, talk, scene
):
    await look(client)
    group = await scene.value("SELECT is_control FROM exposures")
    bo = await people.bo()
    browser = await client_as(bo)
    browser.cookies.set("reader", client.cookies["reader"])
    await look(browser)
    await browser.post("/ask", data={"title": TITLE, "body": "It does not stop.", "category": await talk.category()})
    assert await rows(scene, "user_id, is_control, thread_id IS NOT NULL AS asked") == [
        {"user_id": bo.id, "is_control": group, "asked": True}
    ]


async def test_what_they_press_is_kept_and_can_be_taken_back(two_groups, asked, client_as, scene):
    shown, _control = two_groups
    browser = await client_as(shown)
    await look(browser)
    fields = {"match": f"thread:{asked.thread_id}", "title": TITLE}
    reply = await browser.post("/ask/answered", data=fields)
    assert await rows(scene, "said, object_id") == [{"said": "answered", "object_id": asked.thread_id}]
    await browser.post(reply.headers["location"] + "/undo")
    assert await rows(scene, "said") == [{"said": None}]


async def test_after_a_week_sessions_are_told_by_their_ends_and_their_words_are_forgotten(
    two_groups, asked, client_as, scene, database, people, settings
):
    shown, control = two_groups
    browser = await client_as(shown)
    await look(browser)
    await look(await client_as(control))
    mine = await scene.ask(control, TITLE + " again")
    await browser.post("/ask/answered", data={"match": f"thread:{asked.thread_id}", "title": TITLE})
    since = database.clock() - timedelta(days=1)
    await settle(database, settings)
    async with database.reading() as session:
        assert [group.sessions for group in await groups(session, since)] == [0, 0]
    await later(database, days=8)
    await settle(database, settings)
    async with database.reading() as session:
        found = {(each.is_control, each.became): each.times for each in await ends(session, since)}
        counted = [(group.persons, group.sessions, group.asked) for group in await groups(session, since)]
    assert found == {(False, "answered"): 1, (True, "asked"): 1}
    assert counted == [(1, 1, 0), (1, 1, 1)]
    assert await rows(scene, "words") == [{"words": ""}] * 2
    assert mine.thread_id == await scene.value("SELECT thread_id FROM exposures WHERE is_control")
    await later(database, days=400)
    await settle(database, settings)
    assert await rows(scene, "kind") == []


async def test_an_answer_counts_only_where_staff_need_not_reply_after_it(
    two_groups, asked, client_as, scene, database, people, settings
):
    shown, _control = two_groups
    browser = await client_as(shown)
    await look(browser)
    await browser.post("/ask/answered", data={"match": f"thread:{asked.thread_id}", "title": TITLE})
    await scene.answer(await people.mo(), asked.thread_id, "Then please send us the log of the hub.")
    await later(database, days=8)
    await settle(database, settings)
    async with database.reading() as session:
        assert [each.became for each in await ends(session, database.clock() - timedelta(days=30))] == ["helped"]
