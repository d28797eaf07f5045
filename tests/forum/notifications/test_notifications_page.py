"""The page of notifications."""

from collections.abc import Awaitable, Callable

from forum.notifications.queries import newest_notifications, unread_count
from tests.support.cast import Cast
from tests.support.town import Town

Settle = Callable[[], Awaitable[int]]


async def unread(database, actor) -> int:
    async with database.reading() as session:
        return await unread_count(session, actor)


async def test_nothing_yet_says_what_belongs_here(people: Cast, client_as) -> None:
    assert "Nothing to tell you yet" in (await (await client_as(await people.bo())).get("/notifications")).text


async def test_visitors_are_led_to_the_sign_in_page(client) -> None:
    for url in ("/notifications", "/notifications/1"):
        assert (await client.get(url)).headers["location"].startswith("/sign-in")


async def test_it_shows_what_happened_by_thread_and_opening_marks_the_thread_as_read(
    database, people: Cast, town: Town, settle: Settle, client_as
) -> None:
    asha, lin = await people.asha(), await people.lin()
    first, second = await town.asks(asha, "Why is the lamp blue?"), await town.asks(asha, "Why is the lamp red?")
    post_id = await town.answers(lin, first.thread_id)
    await town.answers(lin, second.thread_id)
    await town.comments(lin, first.post_id)
    await settle()
    browser = await client_as(asha)
    shown = (await browser.get("/notifications")).text
    assert shown.count("Lin answered your question") == 2
    assert shown.index("Why is the lamp blue?") < shown.index("Why is the lamp red?")
    assert shown.count(">Why is the lamp blue?<") == 1
    assert "3 unread notifications" in shown
    async with database.reading() as session:
        oldest = (await newest_notifications(session, asha))[-1]
    opened = await browser.get(f"/notifications/{oldest.id}")
    assert opened.status_code == 303
    assert opened.headers["location"].endswith(f"#post-{post_id}")
    assert await unread(database, asha) == 1
    await browser.post("/notifications/read")
    assert await unread(database, asha) == 0


async def test_marking_one_as_read_leaves_other_threads_unread(
    database, people: Cast, town: Town, settle: Settle, client_as
) -> None:
    asha, lin = await people.asha(), await people.lin()
    for title in ("Why is the lamp blue?", "Why is the lamp red?"):
        await town.answers(lin, (await town.asks(asha, title)).thread_id)
    await settle()
    async with database.reading() as session:
        newest = (await newest_notifications(session, asha))[0]
    await (await client_as(asha)).post(f"/notifications/{newest.id}/read")
    assert await unread(database, asha) == 1


async def test_somebody_elses_notification_is_not_there(
    database, people: Cast, town: Town, settle: Settle, client_as
) -> None:
    asha = await people.asha()
    await town.answers(await people.lin(), (await town.asks(asha)).thread_id)
    await settle()
    async with database.reading() as session:
        hers = (await newest_notifications(session, asha))[0]
    browser = await client_as(await people.bo())
    for number in (hers.id, 2**63, 0):
        assert (await browser.get(f"/notifications/{number}")).status_code == 404
        assert (await browser.post(f"/notifications/{number}/read")).status_code == 404
    assert await unread(database, asha) == 1


async def test_what_was_closed_since_shows_neither_title_nor_words(
    database, people: Cast, town: Town, settle: Settle, client_as
) -> None:
    asha, bo = await people.asha(), await people.bo()
    await town.asks(asha, "Why is the lamp blue?", body="Have you seen that before, @bo? It is new to me.")
    await settle()
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff'")
        row = (await newest_notifications(session, bo))[0]
    browser = await client_as(bo)
    shown = (await browser.get("/notifications")).text
    assert "no longer there" in shown
    assert "lamp" not in shown
    assert "Asha" not in shown
    assert (await browser.get(f"/notifications/{row.id}")).headers["location"] == "/notifications"


async def test_long_lists_go_on_on_a_next_page(database, people: Cast, client_as) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO notifications (user_id, event_id, kind, params, created_at) "
            "SELECT $1, n, 'badge', jsonb_build_object('name', 'Badge ' || n), now() FROM generate_series(1, 90) n",
            bo.id,
        )
    browser, url, found = await client_as(bo), "/notifications", 0
    for _ in range(3):
        shown = (await browser.get(url)).text
        found += shown.count("You were given the badge")
        url = shown.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert found == 90
    assert url == ""
