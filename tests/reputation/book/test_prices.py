"""The daily cap and new price lists in the real book: sum = standing = replay, whatever happens in between."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from forum.database import Database
from forum.errors import Refused
from forum.threads.actions import accept_answer, delete_post, hide_post, undelete_post, unhide_post
from forum.votes.actions import cast_vote, withdraw_vote
from reputation.book.actions import apply_prices
from reputation.book.price_lists import DEFAULT, STACKEXCHANGE
from reputation.book.queries import list_in_force, preview
from reputation.book.recount import recount
from tests.support.cast import Cast
from tests.support.scene import Scene

SMALL = replace(DEFAULT, name="small", daily_cap=25)


async def agreed(database: Database) -> None:
    """What is shown, the lines, and the events say the same of everybody who began with nothing."""
    async with database.reading() as session:
        found = await recount(session)
    assert [each for each in found.who if each[1] != each[2]] == []


async def booked(database: Database, user_id: int | None) -> int:
    async with database.reading() as session:
        sums = "SELECT coalesce(sum(amount), 0)::int FROM ledger_entries WHERE user_id = $1"
        return int(await session.fetchval(sums, user_id))


@pytest.fixture
async def answered(scene: Scene, people: Cast) -> list[int]:
    """Lin's answers to four questions of Asha."""
    asha, lin = await people.asha(), await people.lin()
    asked = [await scene.ask(asha, title=f"Which cable fits valve number {n}?") for n in range(4)]
    return [(await scene.answer(lin, each.thread_id)).post_id for each in asked]


async def test_a_day_is_cut_exactly_and_gives_back_what_it_had_cut(
    answered: list[int], people: Cast, database: Database
) -> None:
    lin, bo, boss = await people.lin(), await people.bo(), await people.ada()
    async with database.writing() as session:
        await apply_prices(session, boss, SMALL)
    async with database.writing() as session:
        for post_id in answered:
            await cast_vote(session, bo, post_id, 1)
        await accept_answer(session, await people.asha(), answered[0])
    assert await booked(database, lin.id) == 25 + 15
    async with database.writing() as session:
        amounts = [
            row["amount"]
            for row in await session.fetch(
                "SELECT amount FROM ledger_entries WHERE cause = 'answer_upvoted' ORDER BY id"
            )
        ]
        assert amounts == [10, 10, 5, 0]
        await withdraw_vote(session, bo, answered[0])
    assert await booked(database, lin.id) == 25 + 15
    async with database.writing() as session:
        await withdraw_vote(session, bo, answered[1])
    assert await booked(database, lin.id) == 20 + 15
    await agreed(database)


async def test_another_day_has_its_own_cap(answered: list[int], people: Cast, database: Database) -> None:
    lin, bo, mo, boss = await people.lin(), await people.bo(), await people.mo(), await people.ada()
    async with database.writing() as session:
        await apply_prices(session, boss, SMALL)
    start = database.clock().replace(hour=23, minute=59)
    for who, moment in ((bo, start), (mo, start + timedelta(minutes=2))):
        async with database.writing(at=moment) as session:
            for post_id in answered:
                await cast_vote(session, who, post_id, 1)
    assert await booked(database, lin.id) == 50
    async with database.writing() as session:
        await hide_post(session, mo, answered[0])
    assert await booked(database, lin.id) == 50
    async with database.writing() as session:
        await unhide_post(session, mo, answered[0])
    await agreed(database)
    assert await booked(database, lin.id) == 50


async def test_a_new_price_list_is_shown_applied_and_undone(
    answered: list[int], people: Cast, database: Database
) -> None:
    asha, lin, bo, boss = await people.asha(), await people.lin(), await people.bo(), await people.ada()
    async with database.writing() as session:
        for post_id in answered:
            await cast_vote(session, bo, post_id, 1)
        await accept_answer(session, asha, answered[0])
        before = {each: await booked(database, each.id) for each in (asha, lin, bo)}
        shown = await preview(session, replace(DEFAULT, name="thrifty", prices={**DEFAULT.prices, "answer_upvoted": 3}))
        assert [(each.name, each.amount) for each in shown.most] == [("lin", -28)]
        assert (shown.gaining, shown.losing) == (0, 1)
        await apply_prices(session, boss, STACKEXCHANGE)
    async with database.writing() as session:
        assert (await list_in_force(session)).name == "stackexchange-2021"
        await withdraw_vote(session, bo, answered[3])
    assert (await booked(database, lin.id), await booked(database, bo.id)) == (1 + 30 + 15, 1)
    await agreed(database)
    async with database.writing() as session:
        await cast_vote(session, bo, answered[3], 1)
        await apply_prices(session, boss, DEFAULT)
        lines = await session.fetchval("SELECT count(*) FROM ledger_entries")
        assert await apply_prices(session, boss, DEFAULT) == 0
        assert await session.fetchval("SELECT count(*) FROM ledger_entries") == lines
    assert {each: await booked(database, each.id) for each in before} == before
    await agreed(database)


async def test_only_an_admin_sets_prices(people: Cast, database: Database) -> None:
    async with database.writing() as session:
        with pytest.raises(Refused):
            await apply_prices(session, await people.mo(), SMALL)


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_happens_the_book_the_standing_and_the_events_agree(
    seed: int, answered: list[int], people: Cast, database: Database
) -> None:
    choose = random.Random(seed)
    lin, bo, mo, asha = await people.lin(), await people.bo(), await people.mo(), await people.asha()
    boss = await people.ada()
    away: dict[int, str] = {}
    for _step in range(60):
        post_id = choose.choice(answered)
        async with database.writing() as session:
            act = choose.choice(("up", "up", "down", "back", "away", "accept", "prices"))
            if act == "prices":
                await apply_prices(session, boss, choose.choice((DEFAULT, SMALL, STACKEXCHANGE)))
            elif act == "away":
                await toggle(session, away, post_id, mo=mo, lin=lin, choose=choose)
            elif post_id in away:
                continue
            elif act == "accept":
                await accept_answer(session, asha, post_id)
            elif act == "back":
                await withdraw_vote(session, choose.choice((bo, mo)), post_id)
            else:
                await cast_vote(session, choose.choice((bo, mo)), post_id, 1 if act == "up" else -1)
    await agreed(database)
    async with database.writing() as session:
        cap = (await list_in_force(session)).daily_cap
        days = await session.fetch(
            "SELECT sum(amount) AS brought FROM ledger_entries WHERE day IS NOT NULL GROUP BY user_id, day"
        )
        assert all(0 <= row["brought"] <= (cap or 0) for row in days)


async def toggle(session, away: dict[int, str], post_id: int, *, mo, lin, choose: random.Random) -> None:
    how = away.pop(post_id, "")
    if how == "hidden":
        await unhide_post(session, mo, post_id)
    elif how == "deleted":
        await undelete_post(session, lin, post_id)
    elif choose.random() < 0.5:
        away[post_id] = "hidden"
        await hide_post(session, mo, post_id)
    else:
        away[post_id] = "deleted"
        await delete_post(session, lin, post_id)
