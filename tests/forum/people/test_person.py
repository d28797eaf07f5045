"""The page of a person, and the directory."""

import re
from datetime import timedelta
from importlib import import_module

import pytest

from forum.accounts.actions import ProfileEdit, change_profile, suspend_user
from forum.categories.actions import create_category
from forum.threads.actions import NewThread, accept_answer, ask_question, hide_post, post_answer


@pytest.fixture
async def solved(database, people):
    """Asha's question with Lin's accepted answer."""
    asha, lin = await people.asha(), await people.lin()
    async with database.writing() as session:
        words = {"name": "Hubs", "slug": "hubs", "description": "", "visibility": "public"}
        place = await create_category(session, await people.ada(), words)
        asked = await ask_question(session, asha, NewThread(place, "Why does the hub blink?", "It blinks and stops."))
        answered = await post_answer(session, lin, asked.thread_id, "Hold the button for **ten** seconds.")
        await accept_answer(session, asha, answered.post_id)
    return asked, answered


async def test_a_person_shows_who_they_are_and_what_they_asked(client, people, database, solved):
    asha = await people.asha()
    async with database.writing() as session:
        edit = ProfileEdit("Asha <i>B</i>", "I grow *figs*.", "en", "UTC")
        await change_profile(session, asha, edit)
    page = (await client.get("/u/asha")).text
    assert "Asha &lt;i&gt;B&lt;/i&gt;" in page
    assert "<em>figs</em>" in page
    assert solved[0].url in page
    assert "asha@example.com" not in page


async def test_answers_are_listed_with_what_they_solved(client, client_as, people, solved):
    await people.lin()
    page = (await client.get("/u/lin/answers")).text
    assert "thread-news" not in page
    assert 'class="thread-news"' in (await (await client_as(await people.bo())).get("/u/lin/answers")).text
    assert solved[1].url.split("?")[0].split("#")[0] in page
    assert f"#post-{solved[1].post_id}" in page
    assert "Hold the button for ten seconds." in page
    assert "Accepted" in page


async def test_an_answer_taken_from_view_is_counted_and_listed_no_more(client, people, database, solved):
    before = (await client.get("/u/lin/answers")).text
    async with database.writing() as session:
        await hide_post(session, await people.mo(), solved[1].post_id)
    after = (await client.get("/u/lin/answers")).text
    assert "Hold the button" in before
    assert "Hold the button" not in after
    assert "Nothing answered yet" in after


@pytest.mark.parametrize("spelled", ["Asha", "ASHA", "a-sha", "as_ha"])
async def test_every_spelling_of_a_handle_leads_to_one_page(client, people, spelled):
    await people.asha()
    reply = await client.get(f"/u/{spelled}")
    assert reply.status_code == 301
    assert reply.headers["location"] == "/u/asha"
    assert (await client.get(f"/u/{spelled}/answers")).headers["location"] == "/u/asha/answers"


@pytest.mark.parametrize("name", ["nobody", "%20", "-", "a" * 3000, "%F0%9F%92%A9"])
async def test_nobody_of_that_name_is_not_there(client, name):
    assert (await client.get(f"/u/{name}")).status_code == 404


async def test_that_somebody_is_suspended_is_for_moderators_alone(client, client_as, people, database):
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        await suspend_user(session, mo, bo.id, session.now + timedelta(days=7))
    for name, sees in (("mo", True), ("ada", True), ("asha", False), ("eva", False)):
        page = await (await client_as(await getattr(people, name)())).get("/u/bo")
        assert ("Suspended until" in page.text) == sees, name
    assert "Suspended" not in (await client.get("/u/bo")).text


async def test_only_the_person_is_led_to_their_settings(client_as, people):
    asha, bo = await people.asha(), await people.bo()
    for actor, sees in ((asha, True), (bo, False)):
        page = await (await client_as(actor)).get("/u/asha")
        assert ("Edit my profile" in page.text) == sees


async def test_the_directory_names_those_who_helped_most_first(client, people):
    await people.asha()
    await people.lin()
    page = (await client.get("/people")).text
    assert page.index('href="/u/lin"') < page.index('href="/u/asha"')


async def test_an_empty_directory_says_how_to_come_into_it(client):
    assert "Nobody has earned reputation yet" in (await client.get("/people")).text


async def test_what_somebody_knows_about_is_what_their_answers_were_found_useful_in(client, client_as, people, scene):
    asha, lin = await people.asha(), await people.lin()
    for category, visible in (("help", "public"), ("inside", "signed_in")):
        await scene.category(category, visible)
        asked = await scene.ask(
            asha, f"How is the valve in the {category} set?", tags=[f"valve-{category}"], category=category
        )
        answered = await scene.answer(lin, asked.thread_id)
        async with scene.database.writing() as session:
            await accept_answer(session, await people.mo(), answered.post_id)
    plain = await scene.ask(asha, "Which colour has the hub?", tags=["colour"])
    await scene.answer(lin, plain.thread_id, "Green, as far as I know.")
    page = (await client.get("/u/lin")).text
    assert 'href="/tags/valve-help"' in page
    assert "colour" not in page.split('id="known-title"')[1].split("</section>")[0]
    assert 'Helps in <a href="/c/help"' in page
    assert "inside" not in page
    assert "valve-inside" in (await (await client_as(await people.mo())).get("/u/lin")).text


async def test_when_somebody_was_last_here_is_told_coarsely(client, people, database):
    await people.asha()
    for ago, words in ((timedelta(hours=1), "this week"), (timedelta(days=20), "this month")):
        async with database.writing() as session:
            await session.fetchval("UPDATE users SET seen_at = $1 WHERE name = 'asha'", session.now - ago)
        assert f"<dt>Last here</dt><dd>{words}</dd>" in (await client.get("/u/asha")).text
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET seen_at = '2020-05-05' WHERE name = 'asha'")
    assert "<dt>Last here</dt><dd>2020</dd>" in (await client.get("/u/asha")).text


async def test_a_page_with_nearly_nothing_on_it_is_not_for_search_engines(client, people, scene):
    asha = await people.asha()
    noindex = '<meta name="robots" content="noindex, follow">'
    assert noindex in (await client.get("/u/asha")).text
    for number in range(2):
        await scene.ask(asha, f"Why does the pump hum, day {number}?")
    assert noindex not in (await client.get("/u/asha")).text


async def test_who_came_along_with_an_import_is_said_to(client, people, database):
    await people.asha()
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET imported_from = 'garden.example' WHERE name = 'asha'")
    assert "Came along from another forum." in (await client.get("/u/asha")).text


async def test_answers_are_paged_both_ways(client, people, scene, monkeypatch):
    monkeypatch.setattr(import_module("forum.threads.queries.authors"), "ROWS_A_PAGE", 2)
    asked, lin = await scene.ask(await people.asha()), await people.lin()
    for _each in range(5):
        await scene.answer(lin, asked.thread_id)
    seen, url = [], "/u/lin/answers"
    for side in ("next", "next", "prev", "prev"):
        page = (await client.get(url)).text
        seen.append(re.findall(r"#post-(\d+)", page))
        (url,) = re.findall(rf'rel="{side}" href="([^"]+)" data-key', page)
    seen.append(re.findall(r"#post-(\d+)", (await client.get(url)).text))
    assert [len(each) for each in seen] == [2, 2, 1, 2, 2]
    assert seen[3:] == [seen[1], seen[0]]
    assert len({*seen[0], *seen[1], *seen[2]}) == 5
