"""The follow buttons and the page of what one follows."""

from tests.support.cast import Cast
from tests.support.town import Town


async def tag_id(database, name: str) -> int:
    async with database.reading() as session:
        return int(await session.fetchval("SELECT id FROM tags WHERE name = $1", name))


async def test_the_buttons_follow_and_stop_following(database, people: Cast, town: Town, client_as) -> None:
    asked = await town.asks(await people.asha(), "Why is the lamp blue?", tags="lamp")
    browser = await client_as(await people.bo())
    subjects = {"thread": asked.thread_id, "category": town.places["public"], "tag": await tag_id(database, "lamp")}
    for kind, number in subjects.items():
        answer = await browser.post("/follow", data={"kind": kind, "id": str(number)})
        assert answer.status_code == 303
    shown = (await browser.get("/settings/following")).text
    assert "Why is the lamp blue?" in shown
    assert "/c/town-public" in shown
    assert "/tags/lamp" in shown
    for kind, number in subjects.items():
        data = {"kind": kind, "id": str(number), "back": "/settings/following"}
        answer = await browser.post("/unfollow", data=data)
        assert answer.headers["location"] == "/settings/following"
    shown = (await browser.get("/settings/following")).text
    assert "/c/town-public" not in shown
    assert shown.count('<span class="soft small">Normal</span>') == 2


async def test_each_level_can_be_chosen_and_taken_back(database, people: Cast, town: Town, client_as) -> None:
    asked, bo = await town.asks(await people.asha()), await people.bo()
    browser = await client_as(bo)
    for level, word in (("new", "Following"), ("mute", "Muted"), ("own", "Follow"), ("every", "Following")):
        await browser.post("/follow", data={"kind": "thread", "id": str(asked.thread_id), "level": level})
        shown = (await browser.get(asked.url)).text
        assert f"<span>{word}</span></summary>" in shown
        assert f'value="{level}" aria-current="true"' in shown
    undo = shown.partition('action="/follow?')[2].partition('"')[0].replace("&amp;", "&")
    await browser.post(f"/follow?{undo}")
    async with database.reading() as session:
        assert await session.fetchval("SELECT level FROM follows WHERE user_id = $1", bo.id) == "own"
    wrong = await browser.post("/follow", data={"kind": "thread", "id": str(asked.thread_id), "level": "loud"})
    assert wrong.status_code == 422


async def test_a_thread_that_one_may_not_see_is_the_404_of_one_that_is_not_there(
    database, people: Cast, town: Town, client_as
) -> None:
    hidden = await town.asks(await people.mo(), visibility="staff")
    browser = await client_as(await people.bo())
    private = await browser.post("/follow", data={"kind": "thread", "id": str(hidden.thread_id)})
    missing = await browser.post("/follow", data={"kind": "thread", "id": "999999"})
    assert (private.status_code, private.text) == (missing.status_code, missing.text)
    assert private.status_code == 404
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM follows WHERE kind = 'thread' AND user_id <> $1",
                                      (await people.mo()).id) == 0  # fmt: skip


async def test_nonsense_is_a_404_and_nothing_is_stored(people: Cast, client_as) -> None:
    browser = await client_as(await people.bo())
    for data in ({}, {"kind": "thread", "id": "x"}, {"kind": "thread", "id": "9" * 30}, {"kind": "cat\x00", "id": "1"}):
        for url in ("/follow", "/unfollow"):
            assert (await browser.post(url, data=data)).status_code == 404


async def test_visitors_are_led_to_the_sign_in_page(people: Cast, town: Town, client) -> None:
    asked = await town.asks(await people.asha())
    answer = await client.post("/follow", data={"kind": "thread", "id": str(asked.thread_id)})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")
    assert (await client.get("/settings/following")).headers["location"].startswith("/sign-in")


async def test_the_page_has_the_next_page_when_there_is_more(database, people: Cast, town: Town, client_as) -> None:
    bo = await people.bo()
    asked = await town.asks(await people.asha())
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO follows SELECT $1, 'thread', $2 + n, now() + n * interval '1 s' FROM generate_series(0, 60) n",
            bo.id, asked.thread_id,
        )  # fmt: skip
    browser = await client_as(bo)
    shown = (await browser.get("/settings/following")).text
    assert "after=" in shown
    link = shown.split('rel="next" href="')[1].split('"')[0]
    assert "How do I reset the hub?" in (await browser.get(link.replace("&amp;", "&"))).text
