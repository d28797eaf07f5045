"""Lists of threads."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.threads.actions import NewThread, accept_answer, ask_question, hold_post, mark_solved_without_answer
from forum.threads.actions.recounting import count_tags
from forum.threads.queries import (
    VIEWS,
    Filter,
    similar_threads,
    tag_row,
    tag_rows,
    thread_count,
    thread_rows,
    threads_among,
)
from forum.threads.queries.lists import ROWS_A_PAGE
from tests.support.cast import Cast
from tests.support.talk import Talk


async def titles(database: Database, actor: Actor, view: str = "newest", **only) -> list[str]:
    async with database.reading() as session:
        return [row.title for row in (await thread_rows(session, actor, view, only=Filter(**only))).rows]


async def test_each_view_shows_its_own(database: Database, people: Cast, talk: Talk):
    asha, lin = await people.asha(), await people.lin()
    open_one = await talk.question(asha, "Open question one")
    answered = await talk.question(asha, "Answered question")
    solved = await talk.question(asha, "Solved question")
    await talk.question(asha, "A discussion of it", kind="discussion")
    await talk.answer(lin, answered)
    answer = await talk.answer(lin, solved)
    async with database.writing() as session:
        await accept_answer(session, asha, answer.post_id)
        await session.raw.execute("UPDATE threads SET view_count = 5 WHERE id = $1", open_one.thread_id)
    assert await titles(database, people.visitor, "unanswered") == ["Open question one"]
    assert set(await titles(database, people.visitor, "unsolved")) == {"Answered question", "Open question one"}
    assert await titles(database, people.visitor, "solved") == ["Solved question"]
    assert (await titles(database, people.visitor, "viewed"))[0] == "Open question one"
    assert len(await titles(database, people.visitor, "no such view")) == 4
    assert await titles(database, people.visitor, kind="discussion") == ["A discussion of it"]
    assert await titles(database, people.visitor, author_id=lin.id) == []


async def test_a_list_holds_what_is_published_where_the_reader_may_look(database: Database, people: Cast, talk: Talk):
    asha, eva = await people.asha(), await people.eva()
    held = await talk.question(asha, "Held question here")
    staff_room = await talk.category("staff-room", "staff")
    await talk.question(eva, "Staff only question", category=staff_room, tags=["secret"])
    await talk.question(eva, "Signed in question", category=await talk.category("beta", "signed_in"))
    async with database.writing() as session:
        await hold_post(session, await people.mo(), held.post_id)
    assert await titles(database, people.visitor) == []
    assert await titles(database, asha) == ["Signed in question"]
    assert set(await titles(database, eva)) == {"Signed in question", "Staff only question"}
    async with database.reading() as session:
        assert await tag_rows(session, people.visitor) == []
        assert (await tag_row(session, eva, "secret")).threads == 1
        assert await similar_threads(session, people.visitor, "Staff only question") == []
        assert len(await similar_threads(session, eva, "Staff only question")) == 2
        assert await threads_among(session, people.visitor, [held.thread_id]) == []


@pytest.mark.parametrize("view", VIEWS)
async def test_pages_follow_each_other_without_a_gap_or_a_double(
    database: Database, people: Cast, talk: Talk, view: str
):
    asha, place = await people.asha(), await talk.category()
    start, count = database.clock(), ROWS_A_PAGE * 2 + 3
    for number in range(count):
        async with database.writing(at=start + timedelta(seconds=number // 3)) as session:
            asked = await ask_question(session, asha, NewThread(place, f"Question number {number}", "And what now?"))
            if view == "solved":
                await mark_solved_without_answer(session, asha, asked.thread_id)
    found, after = [], None
    async with database.reading() as session:
        for _each in range(3):
            page = await thread_rows(
                session,
                people.visitor,
                view,
                only=Filter(category_id=place),
                at=SimpleNamespace(values=after, before=None),
            )
            found += [row.id for row in page.rows]
            after = page.next
        assert after is None
        assert len(found) == len(set(found)) == count == await thread_count(session, people.visitor, view)


async def test_a_tag_finds_its_threads_and_nonsense_finds_none(database: Database, people: Cast, talk: Talk):
    asha = await people.asha()
    await talk.question(asha, "About the hub", tags=["hub", "light"])
    await talk.question(asha, "About the light", tags=["light"])
    assert await titles(database, people.visitor, tag="hub") == ["About the hub"]
    assert len(await titles(database, people.visitor, tag="light")) == 2
    assert await titles(database, people.visitor, tag="\x00'; --") == []


@pytest.mark.parametrize("mark", [(10**30, 10**30), (-1, -1), (0, 0)])
@pytest.mark.parametrize("view", ["newest", "viewed"])
async def test_a_forged_mark_is_an_empty_page_or_a_full_one_and_no_fault(
    database: Database, people: Cast, talk: Talk, view: str, mark: tuple[int, int]
):
    await talk.question(await people.asha())
    async with database.reading() as session:
        page = await thread_rows(session, people.visitor, view, at=SimpleNamespace(values=mark, before=None))
    assert len(page.rows) == (1 if mark[0] > 0 else 0)


async def test_a_row_has_all_that_it_shows(database: Database, people: Cast, talk: Talk):
    await talk.question(await people.asha(), tags=["hub"])
    async with database.reading() as session:
        row = (await thread_rows(session, people.visitor)).rows[0]
    assert (row.author_name, row.author_display, row.category_slug, row.tags) == ("asha", "Asha", "hubs", ["hub"])


async def test_the_figure_of_a_tag_is_of_what_everybody_may_read(database: Database, people: Cast, talk: Talk) -> None:
    asha, mo = await people.asha(), await people.mo()
    hidden = await talk.category("staffroom", visibility="staff")
    for title in ("Why does the pump hum?", "Why does the pump stop?"):
        await talk.question(asha, title, tags=["pump"])
    await talk.question(mo, "Why do we sell this pump?", category=hidden, tags=["pump"])
    async with database.writing() as session:
        await count_tags(session)
        assert (await tag_row(session, people.visitor, "pump")).threads == 2
