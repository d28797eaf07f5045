"""Never what the reader may not see: no hit, no count, no suggestion, whatever is typed."""

from itertools import product

import pytest

from forum.database import Database
from forum.search.queries import threads_alike
from forum.threads.actions import delete_post, hide_post, hold_post, move_thread, undelete_post, unhide_post
from forum.threads.queries import opening_post
from tests.forum.search.shelf import Shelf
from tests.support.cast import Cast

QUERIES = (
    "zanzibar", '"zanzibar coffee"', "zanz", "zanzibra", "zanzibaar", "category:backroom", "category:backroom zanzibar",
    "tag:clove", "author:mo", "is:unsolved zanzibar", "-hub", "zanzibar OR hub", "*:*", "zan*", "title:zanzibar",
    "is:question category:backroom", "author:mo is:unanswered", "zanzibar -hub",
)  # fmt: skip


@pytest.fixture
async def backroom(any_shelf: Shelf, people: Cast) -> Shelf:
    """A staff thread full of a word that nobody else has, and a public one."""
    any_shelf.asker = await people.mo()
    any_shelf.categories["backroom"] = await any_shelf.category("backroom", "staff")
    await any_shelf.ask("Zanzibar coffee", "Zanzibar coffee smells of clove.", category="backroom", tags="clove")
    any_shelf.asker = await people.asha()
    await any_shelf.ask("Hub", "It blinks red.")
    await any_shelf.index()
    return any_shelf


async def test_a_staff_thread_is_not_found_by_those_who_may_not_read_it(backroom: Shelf, people: Cast):
    for query, reader in product(QUERIES, (people.visitor, await people.asha())):
        found = await backroom.results(query, reader)
        assert all("Zanzibar" not in row.thread.title for row in found.rows), query
        assert found.guess is None, query
        assert all(slug != "backroom" for slug, _name, _count in found.categories), query
        assert found.total == len(found.rows) <= 1, query


async def test_staff_find_it(backroom: Shelf, people: Cast):
    for query in ("zanzibar", '"zanzibar coffee"', "zanz", "category:backroom", "tag:clove", "author:mo"):
        assert len(await backroom.search(query, await people.mo())) == 1, query


async def test_a_slip_next_to_a_secret_word_guesses_only_at_words_that_the_reader_may_read(shelf: Shelf, people: Cast):
    await shelf.category("backroom", "staff")
    shelf.asker = await people.mo()
    await shelf.ask("Zanzibar", "Zanzibar, over and over: zanzibar.", category="backroom")
    shelf.asker = await people.asha()
    await shelf.ask("Zanzobar", "A bar of that name.")
    await shelf.index()
    seen = await shelf.results("zanzibar")  # for a visitor nobody ever wrote that
    assert seen.guess == "zanzobar"
    assert len(seen.rows) == 1
    assert (await shelf.results("zanzibar", await people.mo())).guess is None


async def test_signed_in_categories_are_for_those_who_are(any_shelf: Shelf, people: Cast):
    await any_shelf.category("inside", "signed_in")
    thread = await any_shelf.ask("Pearls of wisdom", category="inside")
    await any_shelf.index()
    assert await any_shelf.search("pearls") == []
    assert await any_shelf.search("pearls", await people.bo()) == [thread]


async def test_a_category_that_closes_hides_its_threads_at_once(any_shelf: Shelf, people: Cast, database: Database):
    thread = await any_shelf.ask("Pearls of wisdom", category="inside")
    await any_shelf.index()
    assert await any_shelf.search("pearls") == [thread]
    async with database.writing() as session:
        await session.fetch("UPDATE categories SET visibility = 'staff' WHERE slug = 'inside'")
    assert await any_shelf.search("pearls") == []
    assert await any_shelf.search("pearls", await people.mo()) == [thread]


@pytest.mark.parametrize("away,back", [(hide_post, unhide_post), (delete_post, undelete_post), (hold_post, None)])
async def test_what_is_hidden_deleted_or_held_is_gone_at_once_and_found_again_when_back(
    any_shelf: Shelf, people: Cast, database: Database, away, back
):
    mo = await people.mo()
    thread = await any_shelf.ask("Pearls of wisdom")
    await any_shelf.index()
    async with database.writing() as session:
        post = await opening_post(session, mo, thread)
        await away(session, mo, post.id)
    assert await any_shelf.search("pearls") == []
    await any_shelf.index()
    assert await any_shelf.search("pearls", mo) == []
    if back:
        async with database.writing() as session:
            await back(session, mo, post.id)
        await any_shelf.index()
        assert await any_shelf.search("pearls") == [thread]


async def test_the_words_of_a_hidden_answer_are_not_found(any_shelf: Shelf, people: Cast, database: Database):
    thread = await any_shelf.ask("It blinks")
    answer = await any_shelf.answer(await people.lin(), thread, "The password of everybody is swordfish.")
    await any_shelf.index()
    assert await any_shelf.search("swordfish") == [thread]
    async with database.writing() as session:
        await hide_post(session, await people.mo(), answer)
    await any_shelf.index()
    assert await any_shelf.search("swordfish") == []
    assert await any_shelf.search("blinks") == [thread]


async def test_a_thread_that_is_moved_to_staff_is_gone(any_shelf: Shelf, people: Cast, database: Database):
    mo = await people.mo()
    staff = await any_shelf.category("backroom", "staff")
    thread = await any_shelf.ask("Pearls of wisdom")
    await any_shelf.index()
    async with database.writing() as session:
        await move_thread(session, mo, thread, staff)
    assert await any_shelf.search("pearls") == []
    await any_shelf.index()
    assert await any_shelf.search("pearls") == []
    assert await any_shelf.search("pearls category:backroom", mo) == [thread]


async def test_similar_threads_are_those_that_the_reader_may_see(any_shelf: Shelf, people: Cast, database: Database):
    await any_shelf.category("backroom", "staff")
    any_shelf.asker = await people.mo()
    secret = await any_shelf.ask("Why does my hub reset each night", category="backroom")
    any_shelf.asker = await people.asha()
    near = await any_shelf.ask("Hub resets every night")
    await any_shelf.ask("Hub in the cellar of an old house with thick walls")
    await any_shelf.ask("Something else entirely")
    await any_shelf.index()
    async with database.reading() as session:
        asked = "Why does my hub reset each night?"
        rows = [each.thread for each in await threads_alike(session, people.visitor, asked)]
        of_staff = [each.thread for each in await threads_alike(session, await people.mo(), asked)]
        assert await threads_alike(session, people.visitor, "?") == []
    assert [row.id for row in rows] == [near]
    assert of_staff[0].id == secret
