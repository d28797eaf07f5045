"""The sums beside the book: they add up with it whatever happens, in the same transaction, and are derivable again."""

from datetime import UTC, date, datetime
from typing import Any

from forum.database import Database
from forum.threads.actions import accept_answer, delete_post, move_thread, undelete_post
from forum.votes.actions import cast_vote, withdraw_vote
from reputation.book.actions import apply_prices
from reputation.book.price_lists import STACKEXCHANGE
from reputation.leaders.actions import count_again
from reputation.leaders.queries import lists_that_drift, stale_threads
from tests.support.cast import Cast
from tests.support.scene import Scene

SUMS = """
SELECT b.scope, b.scope_id, b.period, b.start, p.user_id, p.points FROM leader_points p
JOIN leader_boards b ON b.id = p.board_id WHERE p.points <> 0 ORDER BY 1, 2, 3, 4, 5
"""
LAST_YEAR = datetime(2025, 12, 30, 12, tzinfo=UTC)


async def sums(database: Database) -> list[tuple[Any, ...]]:
    async with database.reading() as session:
        assert await lists_that_drift(session) == []
        assert await stale_threads(session) == []
        return [tuple(row) for row in await session.fetch(SUMS)]


async def in_list(database: Database, scope: str, scope_id: int, period: str) -> dict[date, int]:
    found = await sums(database)
    return {row[3]: row[5] for row in found if row[:3] == (scope, scope_id, period)}


async def derived_again(database: Database) -> bool:
    before = await sums(database)
    async with database.writing() as session:
        await count_again(session)
    return before == await sums(database)


async def test_a_line_counts_for_the_forum_its_category_and_its_tags_in_each_period(
    scene: Scene, people: Cast, database: Database
) -> None:
    asked = await scene.ask(await people.asha(), tags="valve, hub")
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing(at=LAST_YEAR) as session:
        await cast_vote(session, await people.bo(), answered.post_id, 1)
    found = await sums(database)
    assert len(found) == 4 * 5  # forum, category, two tags
    assert {row[5] for row in found} == {10}
    assert {(row[2], row[3]) for row in found} == {
        ("week", date(2025, 12, 29)), ("month", date(2025, 12, 1)), ("quarter", date(2025, 10, 1)),
        ("year", date(2025, 1, 1)), ("all", date(1970, 1, 1)),
    }  # fmt: skip
    assert await derived_again(database)


async def test_what_is_taken_back_changes_the_week_in_which_it_was_earned(
    scene: Scene, people: Cast, database: Database
) -> None:
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    mo, bo = await people.mo(), await people.bo()
    async with database.writing(at=LAST_YEAR) as session:
        await cast_vote(session, bo, answered.post_id, 1)
    async with database.writing() as session:
        await delete_post(session, mo, answered.post_id)
    assert await in_list(database, "forum", 0, "week") == {}
    async with database.writing() as session:
        await undelete_post(session, mo, answered.post_id)
    assert await in_list(database, "forum", 0, "week") == {date(2025, 12, 29): 10}
    async with database.writing() as session:
        await withdraw_vote(session, bo, answered.post_id)
    assert await in_list(database, "forum", 0, "all") == {}
    assert await derived_again(database)


async def test_a_moved_thread_takes_its_points_along(scene: Scene, people: Cast, database: Database) -> None:
    mo = await people.mo()
    asked = await scene.ask(await people.asha(), tags="valve")
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await cast_vote(session, await people.bo(), answered.post_id, 1)
        await apply_prices(session, await people.ada(), STACKEXCHANGE)
    tag = await scene.value("SELECT id FROM tags WHERE name = 'valve'")
    before, hidden = await scene.category(), await scene.category("backroom", "staff")
    assert sum((await in_list(database, "category", before, "all")).values()) == 10
    assert sum((await in_list(database, "tag", tag, "all")).values()) == 10
    async with database.writing() as session:
        await move_thread(session, mo, asked.thread_id, hidden)
    assert await in_list(database, "category", before, "all") == {}
    assert sum((await in_list(database, "category", hidden, "all")).values()) == 10
    assert await in_list(database, "tag", tag, "all") == {}, "tags of threads that few may see count nowhere"
    assert await derived_again(database)


async def test_another_price_list_changes_the_lists_with_it(scene: Scene, people: Cast, database: Database) -> None:
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing(at=LAST_YEAR) as session:
        await cast_vote(session, await people.bo(), asked.post_id, 1)
        await accept_answer(session, await people.asha(), answered.post_id)
    async with database.writing() as session:
        await apply_prices(session, await people.ada(), STACKEXCHANGE)
    found = {row[4]: row[5] for row in await sums(database) if row[:4] == ("forum", 0, "week", date(2025, 12, 29))}
    assert found == {(await people.asha()).id: 12, (await people.lin()).id: 15}
    assert await derived_again(database)


async def test_a_wrong_sum_is_found_and_named(scene: Scene, people: Cast, database: Database) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing(at=LAST_YEAR) as session:
        await cast_vote(session, await people.bo(), asked.post_id, 1)
        wrong = "UPDATE leader_points SET points = points + 1 WHERE board_id IN (SELECT id FROM leader_boards"
        await session.fetchval(f"{wrong} WHERE scope = 'forum' AND period = 'year')")
    async with database.writing() as session:
        assert await lists_that_drift(session) == ["leaders forum 0 year 2025-01-01"]
        await count_again(session)
        assert await lists_that_drift(session) == []
