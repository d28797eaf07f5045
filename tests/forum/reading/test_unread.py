"""What is new to a person: in weight and words in lists, in the thread, and in a list of its own; never going back."""

from datetime import timedelta

import pytest

from forum.accounts.queries import actor_by_id
from forum.clock import utc_now
from forum.reading.actions import forget_old_places, mark_read, note_visit
from forum.threads.actions import hold_post


@pytest.fixture
def later(database):
    """`later(minutes)`: what follows happens that much later than what came before."""
    moment = utc_now()

    def move(minutes: float) -> None:
        nonlocal moment
        moment += timedelta(minutes=minutes)
        database.clock = lambda: moment

    move(0)
    return move


def row_of(page, url: str) -> str:
    """The row of a list that leads to this thread."""
    return str(page.text).split(f'href="{url}"')[1].split('<li class="thread-row')[0]


async def read(browser, asked, post_id: int, **more):
    return await browser.post(f"/t/{asked.thread_id}/read", data={"post": post_id, **more})


async def test_a_list_says_what_is_new_and_reading_takes_it_away(client, client_as, people, scene, later):
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    assert '<span class="thread-news">New<' in row_of(await bo.get("/"), asked.url)
    assert (await read(bo, asked, asked.post_id)).status_code == 204
    assert "thread-news" not in row_of(await bo.get("/"), asked.url)
    later(1)
    for _each in range(3):
        answered = await scene.answer(await people.lin(), asked.thread_id)
    assert '<span class="thread-news">3 new<' in row_of(await bo.get("/"), asked.url)
    assert "thread-news" not in (await client.get("/")).text
    await read(bo, asked, answered.post_id)
    assert 'class="thread-read unseen">Read<' in row_of(await bo.get("/"), asked.url)


async def test_what_one_wrote_oneself_is_not_new(client_as, people, scene, later):
    asha = await people.asha()
    asked = await scene.ask(asha)
    assert "thread-news" not in (await (await client_as(asha)).get("/")).text
    later(1)
    await scene.answer(await people.lin(), asked.thread_id)
    assert '<span class="thread-news">1 new<' in (await (await client_as(asha)).get("/")).text


async def test_an_older_word_from_another_device_takes_nothing_back(client_as, people, scene, later):
    asked = await scene.ask(await people.asha())
    later(1)
    answered = await scene.answer(await people.lin(), asked.thread_id)
    phone, desk = await client_as(await people.bo()), await client_as(await people.bo())
    await read(desk, asked, answered.post_id, place=answered.post_id)
    await read(phone, asked, asked.post_id, place=asked.post_id)
    assert "thread-news" not in (await desk.get("/")).text
    place = await scene.value("SELECT place_id FROM thread_reads WHERE thread_id = $1", asked.thread_id)
    assert place == asked.post_id  # where one stands is where one stood last


async def test_without_script_opening_is_reading(client_as, client, people, scene):
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    page = await bo.get(asked.url)
    picture = page.text.split('<noscript><img src="')[1].split('"')[0]
    assert (await bo.get(picture)).status_code == 204
    assert "thread-news" not in (await bo.get("/")).text
    assert "read-marker" not in (await client.get(asked.url)).text


async def test_a_place_can_be_noted_only_where_one_may_read(client, client_as, people, scene):
    asked = await scene.ask(await people.mo(), category="secrets")
    other = await scene.ask(await people.asha())
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff' WHERE slug = 'secrets'")
    bo = await client_as(await people.bo())
    assert (await read(bo, asked, asked.post_id)).status_code == 404
    assert (await read(bo, other, asked.post_id)).status_code == 404
    assert (await read(bo, asked, other.post_id)).status_code == 404
    assert (await bo.post(f"/t/{other.thread_id}/read", data={"post": "x"})).status_code == 404
    assert (await read(client, other, other.post_id)).status_code == 303  # to the sign-in
    assert await scene.value("SELECT count(*) FROM thread_reads") == 0


async def test_newcomers_are_not_drowned_and_what_is_old_counts_as_read(client_as, people, scene, database, later):
    asked = await scene.ask(await people.asha())
    later(5)
    assert "thread-news" not in (await (await client_as(await people.nik())).get("/")).text
    bo = await client_as(await people.bo())
    assert "thread-news" in (await bo.get("/")).text
    later(61 * 24 * 60)
    bo = await client_as(await people.bo())
    assert "thread-news" not in (await bo.get("/")).text
    assert "You have read everything" in (await bo.get("/unread")).text
    assert asked.url not in (await bo.get("/unread")).text


async def test_the_unread_list_empties_as_one_reads_and_all_at_once(client, client_as, people, scene, later):
    asked = [await scene.ask(await people.asha(), f"Question number {number}") for number in range(30)]
    bo = await client_as(await people.bo())
    first = await bo.get("/unread")
    second = await bo.get(first.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&"))
    links = [f'href="{each.url}"' for each in asked]
    assert all((link in first.text) != (link in second.text) for link in links)
    await read(bo, asked[-1], asked[-1].post_id)
    assert links[-1] not in (await bo.get("/unread")).text
    later(1)
    assert (await bo.post("/unread/read")).status_code == 303
    assert "You have read everything" in (await bo.get("/unread")).text
    assert "thread-news" not in (await bo.get("/")).text
    assert (await client.get("/unread")).status_code == 303


async def test_what_is_held_or_not_for_the_reader_is_not_new(client_as, people, scene, database, later):
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    await read(bo, asked, asked.post_id)
    later(1)
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await hold_post(session, await people.mo(), answered.post_id)
    assert "thread-news" not in (await bo.get("/")).text
    assert "since you were here" not in (await bo.get(asked.url)).text


async def test_a_thread_leads_to_the_first_unread_post_and_back_to_ones_place(client_as, people, scene, later):
    asked, lin = await scene.ask(await people.asha()), await people.lin()
    answers = [await scene.answer(lin, asked.thread_id, f"Try number {number}.") for number in range(5)]
    bo = await client_as(await people.bo())
    assert "where you were" not in (await bo.get(asked.url)).text.lower()
    await read(bo, asked, answers[-1].post_id, place=answers[2].post_id)
    assert f'href="/p/{answers[2].post_id}">' in (await bo.get(asked.url)).text.split("Continue where you were")[0]
    later(1)
    fresh = [await scene.answer(lin, asked.thread_id, f"Or number {number}.") for number in range(2)]
    page = (await bo.get(asked.url)).text
    assert "2 new since you were here" in page
    assert f'href="/p/{fresh[0].post_id}"' in page.split("since you were here")[0].split("catch-up")[1]
    assert page.count('<span class="badge badge-accent">') == 2 or page.count(">New<") == 2


async def test_since_the_last_visit_means_since_one_went_away(client_as, people, scene, database, later):
    bo = await people.bo()
    async with database.writing() as session:
        await note_visit(session, bo)
    later(1)
    await scene.ask(await people.asha(), "Asked while bo is here")
    later(120)
    asked = await scene.ask(await people.asha(), "Asked while bo is away")
    later(120)
    async with database.writing() as session:
        await note_visit(session, bo)
        bo = await actor_by_id(session, bo.id)
    page = (await (await client_as(bo)).get("/unread?since=visit")).text
    assert asked.url in page
    assert "Asked while bo is here" in page  # said after the page that they saw last


async def test_old_places_are_forgotten(people, scene, database, later):
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await mark_read(session, await people.bo(), asked.post_id)
    later(366 * 24 * 60)
    async with database.writing() as session:
        await forget_old_places(session)
    assert await scene.value("SELECT count(*) FROM thread_reads") == 0
