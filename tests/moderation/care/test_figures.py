"""Response figures: unanswered questions stay in, parts are apart, and the rows can be taken away."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

from forum.actor import Actor
from forum.database import Database
from moderation.care.figures import figures
from moderation.care.queries.figures import asked_since
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def test_staff_power_users_and_customers_are_apart(database: Database, scene: Scene, people: Cast) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = [await scene.ask(asha, f"Question number {number}") for number in range(3)]
    async with database.reading() as session:
        start = session.now
    for minutes, (person, place) in enumerate(((asha, 0), (await people.lin(), 0), (mo, 0), (await people.bo(), 1)), 1):
        database.clock = partial(start.__add__, timedelta(minutes=10 * minutes))
        await scene.answer(person, asked[place].thread_id, f"This is what number {minutes} of us says about it.")
    database.clock = lambda: start + timedelta(days=1)
    async with database.reading() as session:
        rows = await asked_since(session, mo, 7)
        found = {each.measure: (each.questions, each.ended) for each in figures(rows, session.now)}
    assert found == {"first": (3, 2), "staff": (3, 1), "power": (3, 1), "customer": (3, 1), "solved": (3, 0)}


async def test_the_page_its_table_and_its_rows_say_the_same(scene: Scene, people: Cast, client_as: ClientAs) -> None:
    mo = await client_as(await people.mo())
    assert "No questions in this time" in (await mo.get("/mod/care/figures")).text
    asked = await scene.ask(await people.asha(), "=HYPERLINK(1) breaks my sheet")
    await scene.answer(await people.lin(), asked.thread_id)
    shown = await mo.get("/mod/care/figures")
    assert "<svg" in shown.text
    assert "Kaplan" in shown.text
    assert "FROM threads" in shown.text
    lines = (await mo.get("/mod/care/figures.csv")).text
    assert "'=HYPERLINK" in lines
    rows = (await mo.get("/mod/care/figures.json")).json()["rows"]
    assert [(row["id"], row["first_minutes"], row["staff_minutes"]) for row in rows] == [(asked.thread_id, 0.0, None)]
    assert (await (await client_as(await people.bo())).get("/mod/care/figures.csv")).status_code == 404
