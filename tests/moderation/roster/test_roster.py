"""The roster: who is there now, when nobody is, what was done, and who is suggested first."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid, NotThere, Refused
from moderation.roster.actions import add_shift, remove_shift
from moderation.roster.queries import asked_by_hour, doings, shifts
from moderation.roster.shifts import OnDuty, there_at, week
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def duty(user_id: int, hours: str, language: str = "") -> OnDuty:
    return OnDuty(user_id, user_id, f"p{user_id}", f"P{user_id}", hours, language)


def test_who_is_there_follows_day_hour_zone_and_language() -> None:
    rows = [duty(1, "mon 09:00-10:00"), duty(2, "tue 09:00-10:00"), duty(3, "always", "ru"), duty(4, "mon 11:00-12:00")]
    assert there_at(rows, MONDAY, "UTC") == {1, 3}
    assert there_at(rows, MONDAY, "UTC", language="en") == {1}
    assert there_at(rows, MONDAY, "Europe/Chisinau", language="ru") == {3, 4}


def test_a_gap_is_an_hour_with_questions_without_people_and_without_answers() -> None:
    cells = week({(0, 9): 2, (0, 11): 1, (0, 12): 1}, {(0, 11): 1}, [duty(1, "mon 09:30-10:00")])
    assert [cell.hour for cell in cells[0] if cell.is_gap] == [12]
    assert [cells[0][hour].look for hour in (8, 9, 11, 12)] == ["quiet", "there", "there", "gap"]


async def test_everybody_enters_their_own_hours_and_admins_those_of_all(database: Database, people: Cast) -> None:
    ada, mo, kim, bo = await people.ada(), await people.mo(), await people.kim(), await people.bo()
    async with database.writing() as session:
        await add_shift(session, mo, mo.id or 0, hours="Mon-Fri 09:00-17:00", language="ru")
        await add_shift(session, ada, kim.id or 0, hours="always")
        with pytest.raises(Refused):
            await add_shift(session, mo, kim.id or 0, hours="always")
        with pytest.raises(NotThere):
            await add_shift(session, bo, bo.id or 0, hours="always")
        with pytest.raises(Invalid):
            await add_shift(session, ada, bo.id or 0, hours="always")
        with pytest.raises(Invalid):
            await add_shift(session, mo, mo.id or 0, hours="late")
        found = {row.name: row for row in await shifts(session)}
        assert {name: (row.hours, row.language) for name, row in found.items()} == {
            "mo": ("mon-fri 09:00-17:00", "ru"), "kim": ("always", ""),
        }  # fmt: skip
        with pytest.raises(Refused):
            await remove_shift(session, mo, found["kim"].id)
        await remove_shift(session, ada, found["mo"].id)


async def test_answers_and_decisions_are_counted_by_person_and_day(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    mo = await people.mo()
    asked = await scene.ask(await people.asha())
    await scene.answer(mo, asked.thread_id)
    await scene.answer(await people.lin(), asked.thread_id, "I only had to wait for an hour.")
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO decisions (moderator_id, verb, object_kind, object_id, created_at) VALUES ($1, 'approve', "
            "'post', $2, $3)", mo.id, asked.post_id, session.now,
        )  # fmt: skip
    async with database.reading() as session:
        (one,) = await doings(session, mo)
        assert sum((await asked_by_hour(session, mo)).values()) == 1
    assert (one.name, one.answers, one.decisions) == ("mo", 1, 1)
    assert ">1 + 1</td>" in (await (await client_as(mo)).get("/mod/roster")).text


async def test_who_is_there_now_is_suggested_first(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    mo, kim, ada = await people.mo(), await people.kim(), await people.ada()
    async with database.writing() as session:
        await add_shift(session, kim, kim.id or 0, hours="always")
    asked = await scene.ask(await people.asha())
    shown = (await (await client_as(mo)).get(f"/mod/care/{asked.thread_id}")).text
    assert shown.index(f"{kim.display_name}, there now") < shown.index(f">{ada.display_name}</option>")


async def test_the_roster_is_for_staff_alone(people: Cast, client_as: ClientAs) -> None:
    mo = await client_as(await people.mo())
    wrong = await mo.post("/mod/roster", data={"hours": "whenever I like"})
    assert (wrong.status_code, "whenever I like" in wrong.text) == (422, True)
    assert (await mo.post("/mod/roster", data={"hours": "always"})).status_code == 303
    assert "There now:" in (await mo.get("/mod/roster")).text
    assert (await (await client_as(await people.eva())).get("/mod/roster")).status_code == 404
    assert (await (await client_as(await people.bo())).get("/mod/roster")).status_code == 404
