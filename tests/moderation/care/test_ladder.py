"""The ladder calls the owner, then the category's staff, then the lead, and keeps what proves that it reached them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid, NotThere
from forum.settings import Settings
from moderation.care.actions import Deed, NewTarget, care_for, name_keeper, set_target, watch_questions
from moderation.care.queries import calls_of
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.letters import deliver
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
Settle = Callable[[], Awaitable[int]]


async def calls(database: Database, thread_id: int) -> dict[tuple[int, str], Any]:
    async with database.reading() as session:
        return {(row["rung"], row["name"]): row for row in await calls_of(session, thread_id)}


async def later(database: Database, settings: Settings, **more: float) -> None:
    async with database.reading() as session:
        then = session.now + timedelta(**more)
    database.clock = lambda: then
    await watch_questions(database, settings)


async def test_rungs_call_the_owner_then_the_categorys_staff_then_the_lead(
    database: Database, scene: Scene, people: Cast, settings: Settings
) -> None:
    ada, mo, kim, zoe = await people.ada(), await people.mo(), await people.kim(), await moderator(people, "zoe")
    category_id = await scene.category("help")
    async with database.writing() as session:
        await set_target(session, ada, NewTarget(None, "", 60, "always"))
        await name_keeper(session, ada, category_id, user_id=kim.id or 0, lead=False)
        await name_keeper(session, ada, None, user_id=zoe.id or 0, lead=True)
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await care_for(session, mo, asked.thread_id, Deed("take"))
    await later(database, settings, minutes=61)
    assert set(await calls(database, asked.thread_id)) == {(1, "mo")}
    await later(database, settings, minutes=60)
    assert set(await calls(database, asked.thread_id)) == {(1, "mo"), (2, "kim")}
    await later(database, settings, minutes=120)
    await watch_questions(database, settings)
    assert set(await calls(database, asked.thread_id)) == {(1, "mo"), (2, "kim"), (3, "zoe")}


async def moderator(people: Cast, name: str) -> Actor:
    return await people.person(name, roles=["moderator"], trust_level=4)


async def test_what_reached_somebody_is_kept_with_its_time(
    database: Database, scene: Scene, people: Cast, settings: Settings, settle: Settle, client_as: ClientAs
) -> None:
    mo = await people.mo()
    asked = await scene.ask(await people.asha())
    await later(database, settings, days=4)
    await settle()
    row = (await calls(database, asked.thread_id))[1, "mo"]
    assert (row["mailed_at"], row["shown_at"], row["seen_at"]) == (None, None, None)
    database.clock = lambda moment=row["sent_at"] + timedelta(minutes=30): moment  # type: ignore[misc]
    await deliver(database)
    await settle()
    assert (await calls(database, asked.thread_id))[1, "mo"]["mailed_at"] is not None
    browser = await client_as(mo)
    await browser.post("/notifications/read", data={})
    await watch_questions(database, settings)
    assert await scene.value("SELECT count(*) FROM care_calls WHERE user_id = $1 AND mailed_at IS NOT NULL AND "
                             "seen_at IS NOT NULL", mo.id) >= 1  # fmt: skip
    page = (await browser.get(f"/mod/care/{asked.thread_id}")).text
    assert "Taken by the mail server" in page


async def test_only_admins_say_whom_the_ladder_calls_and_only_staff_are_called(
    database: Database, scene: Scene, people: Cast
) -> None:
    ada, bo, mo, category_id = await people.ada(), await people.bo(), await people.mo(), await scene.category()
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await name_keeper(session, ada, category_id, user_id=bo.id or 0, lead=False)
        with pytest.raises(Invalid):
            await name_keeper(session, ada, None, user_id=mo.id or 0, lead=False)
        with pytest.raises(NotThere):
            await name_keeper(session, mo, category_id, user_id=mo.id or 0, lead=True)
