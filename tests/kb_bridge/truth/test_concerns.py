"""Articles come back to the editors for a reason that can be read, and leave again when they are still right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.outgoing import Asked
from forum.threads.actions import add_me_too, delete_post
from kb_bridge.actions.articles import rate_article
from kb_bridge.truth.actions.checking import check_articles
from kb_bridge.truth.actions.confirming import confirm_article
from kb_bridge.truth.links import in_turn, inside, is_outside, links_in
from kb_bridge.truth.queries.concerns import concerns
from tests.kb_bridge.test_verdicts import AN_ARTICLE
from tests.support.answering import answering

OURS = "UPDATE articles SET body_html = $2, created_at = created_at - interval '1 day' WHERE id = $1"


@pytest.fixture
async def article(recurring) -> int:
    await recurring.ripe()
    return int((await recurring.accepted()).split("/")[2])


async def why(database, people) -> list[tuple[str, int, str]]:
    async with database.reading() as session:
        found = await concerns(session, await people.eva())
    return [(each.kind, each.number, each.detail) for one in found for each in one.reasons]


async def write(database, sql: str, *args: object) -> int:
    async with database.writing() as session:
        return int(await session.fetchval(sql, *args) or 0)


async def test_somebody_has_the_problem_after_it_was_written_up(article, people, database, scene):
    assert await why(database, people) == []
    thread = await scene.value("SELECT min(thread_id) FROM sources WHERE article_id = $1", article)
    async with database.writing() as session:
        await add_me_too(session, await people.bo(), thread)
    assert await why(database, people) == [("me_too", 1, "")]
    async with database.writing() as session:
        await confirm_article(session, await people.eva(), article)
    assert await why(database, people) == []


async def test_ratings_fall_against_what_they_were(article, people, database):
    said = (*[(n, True) for n in range(5)], *[(n, n > 7) for n in range(5, 10)])
    for number, helpful in said:
        reader = await people.person(f"reader{number}")
        async with database.writing() as session:
            await rate_article(session, reader, article, helpful=helpful)
            if number == 4:
                await confirm_article(session, await people.eva(), article)
    assert await why(database, people) == [("ratings", 3, "")]


async def test_a_solution_that_it_cites_is_outdated(article, database, people):
    sql = """
    INSERT INTO solution_doubts (post_id, thread_id, cause, asked_at, outdated_at)
    SELECT p.id, p.thread_id, 'me_too', now(), clock_timestamp() + interval '1 s'
      FROM citations c JOIN posts p ON p.id = c.post_id ORDER BY p.id LIMIT 1
    """
    await write(database, sql)
    assert await why(database, people) == [("outdated", 1, "")]


async def test_links_that_lead_nowhere_two_nights_running(article, database, people, settings):
    async with answering(lambda heard: (404 if heard.path == "/gone" else 403, b"")) as server:
        await write(database, OURS, article, f'<a href="{server.url}/gone">x</a> <a href="{server.url}/shy">y</a>')
        open_door = replace(settings, outgoing_networks=("127.0.0.0/8",))
        await check_articles(database, open_door)
        assert await why(database, people) == []
        await check_articles(database, open_door)
        assert await why(database, people) == [("link", 0, f"{server.url}/gone")]
        assert [each.path for each in server.heard].count("/gone") == 2
        await check_articles(database, replace(open_door, check_links=False))
        assert len(server.heard) == 4
        await write(database, "UPDATE articles SET body_html = '' WHERE id = $1", article)


async def test_a_link_into_the_forum_is_looked_up_and_forgotten_when_it_leads_somewhere(
    article, database, people, settings, scene
):
    asked = await scene.ask(await people.bo(), "Which tape for the valve?", "There are so many kinds of it.")
    await write(database, OURS, article, f'<a href="/t/{asked.thread_id}/x">t</a> <a href="/kb/99">k</a>')
    await check_articles(database, settings)
    assert await why(database, people) == [("link", 0, "/kb/99")]
    async with database.writing() as session:
        await delete_post(session, await people.mo(), asked.post_id)
    await check_articles(database, settings)
    assert len(await why(database, people)) == 2
    await write(database, OURS, article, "<p>No links.</p>")


async def test_the_product_has_gone_on(article, database, people, scene, settings):
    await write(database, "UPDATE articles SET title = 'In version 4.1 the hub is offline' WHERE id = $1", article)
    details = '[{"label": "Version", "value": "5.2", "field": null, "origin": "asker"}]'
    for number in range(3):
        asked = await scene.ask(await people.person(f"owner{number}"), f"Valve drips, case {number}", "It drips a lot.")
        await write(database, "UPDATE posts SET details = $2::jsonb WHERE id = $1", asked.post_id, details)
    await check_articles(database, settings)
    assert await why(database, people) == [("version", 0, "5.2")]


async def test_the_desk_lists_them_with_one_button(article, database, people, client_as):
    due = await write(database, AN_ARTICLE)
    await write(database, "UPDATE articles SET review_at = now() - interval '1 day' WHERE id = $1", due)
    eva, asha = await client_as(await people.eva()), await client_as(await people.asha())
    assert "Its day of review has come" in (await eva.get("/kb/editor")).text
    assert (await asha.post(f"/kb/{due}/still-right")).status_code == 404
    assert (await eva.post(f"/kb/{due}/still-right")).status_code == 303
    assert "Its day of review has come" not in (await eva.get("/kb/editor")).text
    async with database.reading() as session:
        moved = await session.fetchval("SELECT review_at - now() FROM articles WHERE id = $1", due)
    assert moved > timedelta(days=170)


def test_links_are_read_told_apart_and_taken_in_turn():
    html = (
        '<a href="https://a.example/x?b=1&amp;c=2#part">x</a> <a class="y" href="/t/7/hub">t</a> <a href="#top">u</a>'
    )
    assert links_in(html) == ["https://a.example/x?b=1&c=2", "/t/7/hub"]
    assert inside("https://we.example/p/9", "https://we.example") == ("p", 9)
    assert inside("/u/asha", "") is None
    assert not is_outside("https://we.example/t/1", "https://we.example")
    assert is_outside("https://we.example.org/", "https://we.example")
    assert not is_outside("http://[half", "https://we.example")
    links = [f"https://{n}.example/" for n in range(5)]
    nights = [in_turn(links, {links[4]}, night, most=3) for night in range(2)]
    assert [each[0] for each in nights] == [links[4]] * 2
    assert {each for night in nights for each in night} == set(links)
    assert Asked("GET").body == b""
