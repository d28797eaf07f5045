"""A test question reads like any other while it runs, is counted nowhere, and in no list when it is over."""

from collections.abc import Awaitable, Callable

from forum.actor import Actor
from forum.database import Database
from forum.relay import settle
from forum.threads.actions import move_thread
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
TITLE = "The vent opens at night by itself"


async def planted(staff: Browser, scene: Scene, **more: str) -> str:
    """The address of its page for staff."""
    body, category = "It is cold outside, and the vent opens at two each night.", str(await scene.category())
    given = {"asker": "Marta Quill", "title": TITLE, "body": body, "category": category, "hours": "2"}
    reply = await staff.post("/mod/planted", data=given | more)
    assert reply.status_code == 303, reply.text
    return str(reply.headers["location"])


async def test_a_running_test_reads_like_any_question_and_is_in_no_figure_feed_or_topic(
    scene: Scene, people: Cast, client_as: ClientAs, client: Browser, database: Database
) -> None:
    staff, admin = await client_as(await people.mo()), await client_as(await people.ada())
    other = await client_as(await people.kim())
    await scene.ask(await people.asha(), title="A real question about the valve")
    place = await planted(staff, scene)
    await settle(database)
    for browser in (client, other):
        front = (await browser.get("/")).text
        assert TITLE in front
        assert "est question" not in front
    assert TITLE not in (await client.get("/feed.atom")).text
    assert TITLE not in (await client.get("/sitemaps/threads-1.xml")).text
    rows = (await admin.get("/mod/care/figures.json")).json()["rows"]
    assert [row["title"] for row in rows] == ["A real question about the valve"]
    topics = "SELECT count(*) FROM topic_threads m JOIN threads t ON t.id = m.thread_id AND t.planted_at IS NOT NULL"
    assert await scene.value(topics) == 0
    assert TITLE in (await staff.get("/mod/planted")).text
    assert TITLE in (await admin.get("/mod/planted")).text
    assert TITLE not in (await other.get("/mod/planted")).text
    assert (await other.get(place)).status_code == (await client.get(place)).status_code == 404


async def test_when_it_is_over_it_says_what_it_was_and_stands_in_no_list(
    scene: Scene, people: Cast, client_as: ClientAs, client: Browser, database: Database
) -> None:
    staff, lin = await client_as(await people.mo()), await people.lin()
    place = await planted(staff, scene)
    thread_id = int(place.rsplit("/", 1)[1])
    await scene.answer(lin, thread_id, "Two schedules overlap. Delete the older one.")
    assert (await staff.post(f"{place}/grade", data={"grade": "best"})).status_code == 422
    await staff.post(f"{place}/grade", data={"grade": "right", "words": "Friendly, too."})
    ended = await staff.post(f"{place}/end/show")
    assert ended.status_code == 303
    await settle(database)
    shown = await client.get(f"/t/{thread_id}", follow_redirects=True)
    assert "This was a test question" in shown.text
    assert "application/ld+json" not in shown.text
    assert "Test questions" not in shown.text, "the staff's category is not named"
    for address in ("/", "/?view=unanswered", "/feed.atom", "/search?q=vent", f"/u/{lin.name}", "/c/help"):
        assert TITLE not in (await client.get(address)).text, address
        assert TITLE not in (await staff.get(address)).text or address == "/search?q=vent", address
    page = (await staff.get("/mod/planted")).text
    assert "in time" in page
    assert "Right" in page
    assert "Lin" in (await staff.get(place)).text
    assert TITLE not in (await staff.get("/mod/care?view=nobody")).text
    await staff.post(f"{place}/resume")
    assert TITLE in (await client.get("/")).text


async def test_one_that_is_removed_is_gone_and_comes_back_when_that_is_undone(
    scene: Scene, people: Cast, client_as: ClientAs, client: Browser
) -> None:
    staff = await client_as(await people.mo())
    place = await planted(staff, scene)
    thread_id = place.rsplit("/", 1)[1]
    async with scene.database.writing() as session:
        elsewhere = await scene.category("more")
        await move_thread(session, await people.mo(), int(thread_id), elsewhere)
    await staff.post(f"{place}/end/remove")
    assert (await client.get(f"/t/{thread_id}", follow_redirects=True)).status_code == 404
    assert (await staff.post(f"{place}/end/somehow")).status_code == 404
    await staff.post(f"{place}/resume")
    assert (await client.get(f"/t/{thread_id}", follow_redirects=True)).status_code == 200
    assert await scene.value("SELECT category_id FROM threads WHERE id = $1", int(thread_id)) == elsewhere


async def test_what_will_not_do_is_said_at_the_field(scene: Scene, people: Cast, client_as: ClientAs) -> None:
    staff, lin = await client_as(await people.mo()), await people.lin()
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET display_name = 'Linda Wu' WHERE id = $1", lin.id)
    closed = str(await scene.category("cellar", "staff"))
    given = {
        "asker": "linda wu",
        "title": "x y z",
        "body": "Why?",
        "category": str(await scene.category()),
        "hours": "2",
    }
    for change, words in (
        ({}, "Somebody here is called so"), ({"asker": "LIN"}, "Somebody here is called so"),
        ({"asker": "Nobody Else", "hours": "soon"}, "number of hours"),
        ({"asker": "Nobody Else", "hours": "9999"}, "30 days"),
        ({"asker": "Nobody Else", "category": closed}, "everybody"),
    ):  # fmt: skip
        reply = await staff.post("/mod/planted", data=given | change)
        assert reply.status_code == 422, change
        assert words in reply.text, change
        assert "Why?" in reply.text
