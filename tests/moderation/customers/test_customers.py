"""Plans and organisations: whose customer somebody is, and how soon they are answered for it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from forum.actor import SYSTEM, Actor
from forum.database import Database
from forum.errors import Invalid, NotThere
from moderation.care.actions import NewCalendar, NewTarget, move_clocks, save_calendar, set_target
from moderation.care.queries import CareRow, care_of
from moderation.customers.actions import Said, import_customers, save_organisation, save_plan, say_customer
from moderation.customers.lists import Line, read_domain, read_lines
from moderation.customers.queries import standing_of
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def found(database: Database, thread_id: int) -> CareRow:
    async with database.reading() as session:
        care = await care_of(session, SYSTEM, thread_id)
    assert care is not None
    return care


def test_a_list_is_read_with_commas_semicolons_or_tabs_and_says_which_line_is_wrong() -> None:
    lines = read_lines("person;plan;organisation\nbo;Gold;\n\nlin@example.com;;Mill\n")
    assert lines == [Line(2, "bo", "Gold", ""), Line(4, "lin@example.com", "", "Mill")]
    assert read_lines("bo\tGold") == [Line(1, "bo", "Gold", "")]
    with pytest.raises(ValueError, match="2"):
        read_lines("bo,Gold,Mill\n,Gold,Mill")


def test_a_domain_is_what_stands_after_the_at() -> None:
    assert read_domain("@Mill.Example") == "mill.example"
    assert [read_domain(text) for text in ("mill", "a b.example", "http://mill.example", "-.example")] == [None] * 4


async def test_a_plan_is_ones_own_or_that_of_the_organisation_or_of_the_confirmed_address(
    database: Database, people: Cast
) -> None:
    ada, mo, bo, uri = await people.ada(), await people.mo(), await people.bo(), await people.uri()
    async with database.writing() as session:
        gold, silver = await save_plan(session, ada, "Gold"), await save_plan(session, ada, "Silver")
        mill = await save_organisation(session, ada, "Mill", domain="example.com", plan_id=silver)
        assert (await standing_of(session, bo.id or 0)).plan_name == "Silver"
        assert (await standing_of(session, uri.id or 0)).plan_name is None
        await say_customer(session, mo, Said(bo.id or 0, gold, None))
        assert (await standing_of(session, bo.id or 0)).plan_name == "Gold"
        await say_customer(session, mo, Said(uri.id or 0, None, mill))
        assert (await standing_of(session, uri.id or 0)).plan_name == "Silver"
        with pytest.raises(NotThere):
            await say_customer(session, bo, Said(bo.id or 0, gold, None))
        with pytest.raises(Invalid):
            await save_plan(session, ada, "gold")
        assert await save_organisation(session, ada, "MILL", domain="example.com", plan_id=silver) == mill
        with pytest.raises(Invalid):
            await save_organisation(session, ada, "Mall", domain="gmail.com", plan_id=None)


async def test_a_list_counts_whole_or_not_at_all(database: Database, people: Cast) -> None:
    ada, bo, lin = await people.ada(), await people.bo(), await people.lin()
    async with database.writing() as session:
        await save_plan(session, ada, "Gold")
    async with database.writing() as session:
        with pytest.raises(Invalid) as wrong:
            await import_customers(session, ada, "bo,gold,\nnobody-such,Gold,")
        assert "Line 2" in str(wrong.value.errors["list"])
        assert (await standing_of(session, bo.id or 0)).plan_name is None
        assert await import_customers(session, ada, "bo,gold,\nlin@example.com,Gold") == 2
        assert (await standing_of(session, lin.id or 0)).plan_name == "Gold"


async def test_the_target_of_the_plan_holds_and_open_questions_get_it_on_request(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    ada, bo, asha = await people.ada(), await people.bo(), await people.asha()
    async with database.writing() as session:
        gold = await save_plan(session, ada, "Gold")
        await say_customer(session, ada, Said(bo.id or 0, gold, None))
        await save_calendar(session, ada, NewCalendar("Round the clock", "UTC", "always"))
        calendar = await session.fetchval("SELECT id FROM calendars")
        await set_target(session, ada, NewTarget(None, "", 600, "always"))
    early = await scene.ask(bo, "Asked before there was a target")
    async with database.writing() as session:
        await set_target(session, ada, NewTarget(None, "", 60, plan_id=gold, calendar_id=calendar, staff_only=True))
    asked, other = await scene.ask(bo, "Asked with a plan"), await scene.ask(asha, "Asked without one")
    care = await found(database, asked.thread_id)
    assert (care.minutes, care.staff_only, care.due_at - care.created_at) == (60, True, timedelta(hours=1))
    assert (await found(database, other.thread_id)).minutes == 600
    assert (await found(database, early.thread_id)).minutes == 600
    browser = await client_as(ada)
    preview = (await browser.get("/admin/targets/clocks")).text
    assert "Asked before there was a target" in preview
    assert "Asked without one" not in preview
    assert (await browser.post("/admin/targets/clocks", data={})).status_code == 303
    moved = await found(database, early.thread_id)
    assert (moved.minutes, moved.staff_only) == (60, True)
    assert moved.due_at < care.due_at + timedelta(minutes=1)
    async with database.writing() as session:
        assert await move_clocks(session, ada) == 0


async def test_where_only_staff_meet_a_target_the_answer_of_a_customer_does_not(
    database: Database, scene: Scene, people: Cast
) -> None:
    async with database.writing() as session:
        await set_target(session, await people.ada(), NewTarget(None, "", 60, "always", staff_only=True))
    asked = await scene.ask(await people.asha())
    await scene.answer(await people.lin(), asked.thread_id)
    assert (await found(database, asked.thread_id)).unanswered
    await scene.answer(await people.mo(), asked.thread_id, "Look at the light, it must be violet.")
    assert not (await found(database, asked.thread_id)).unanswered


async def test_staff_read_and_say_whose_customer_somebody_is_and_others_do_not(
    database: Database, people: Cast, client_as: ClientAs
) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        gold = await save_plan(session, await people.ada(), "Gold of the realm")
    mo, own = await client_as(await people.mo()), await client_as(bo)
    assert (await mo.post(f"/mod/people/{bo.id}", data={"plan": str(gold)})).status_code == 303
    assert "Gold of the realm" in (await mo.get("/u/bo")).text
    assert "Gold of the realm" not in (await own.get("/u/bo")).text
    assert (await own.get(f"/mod/people/{bo.id}")).status_code == 404
    assert (await mo.post(f"/mod/people/{bo.id}", data={"plan": "77"})).status_code == 422
