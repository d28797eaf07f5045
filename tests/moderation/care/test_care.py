"""Nothing is lost: each question has an answer, an owner or a reason, and who is waited for hears of it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from forum.actor import Actor
from forum.comments.actions import post_comment
from forum.database import Database
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.settings import Settings
from moderation.care.actions import Deed, NewTarget, care_for, set_target, watch_questions
from moderation.care.queries import CareRow, care_of, neglected
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

Settle = Callable[[], Awaitable[int]]
ClientAs = Callable[[Actor], Awaitable[Browser]]
TOLD = "SELECT count(*) FROM notifications WHERE user_id = $1 AND kind = $2"


class Staff:
    """Short ways to look after questions."""

    def __init__(self, database: Database, settings: Settings):
        self.database, self.settings = database, settings

    async def found(self, actor: Actor, thread_id: int) -> CareRow:
        async with self.database.reading() as session:
            care = await care_of(session, actor, thread_id)
        assert care is not None
        return care

    async def do(self, actor: Actor, thread_id: int, deed: Deed) -> None:
        async with self.database.writing() as session:
            await care_for(session, actor, thread_id, deed)

    async def neglected(self) -> int:
        async with self.database.reading() as session:
            return await neglected(session)

    async def later(self, **more: float) -> None:
        async with self.database.reading() as session:
            then = session.now + timedelta(**more)
        self.database.clock = lambda: then

    async def watch(self) -> None:
        await watch_questions(self.database, self.settings)


@pytest.fixture
def staff(database: Database, settings: Settings) -> Staff:
    return Staff(database, settings)


async def test_nothing_stays_past_its_target_without_answer_owner_or_reason(
    scene: Scene, people: Cast, staff: Staff, settle: Settle
) -> None:
    asha, mo = await people.asha(), await people.mo()
    lost = await scene.ask(asha, "Nobody sees this")
    answered = await scene.ask(asha, "Lin knows this")
    owned = await scene.ask(asha, "Mo has this")
    awaited = await scene.ask(asha, "Mo needs more here")
    await scene.answer(await people.lin(), answered.thread_id)
    await staff.do(mo, owned.thread_id, Deed("take"))
    await staff.do(mo, awaited.thread_id, Deed("ask", "Which model is it?"))
    assert await staff.neglected() == 0
    await staff.later(days=9)
    assert await staff.neglected() == 1
    await staff.watch()
    assert await staff.neglected() == 0
    assert (await staff.found(mo, lost.thread_id)).rung == 3
    assert (await staff.found(mo, answered.thread_id)).rung == 0
    await settle()
    assert await scene.value(TOLD, mo.id, "care_late") == 1


async def test_watching_twice_tells_nobody_twice(scene: Scene, people: Cast, staff: Staff, settle: Settle) -> None:
    mo = await people.mo()
    await scene.ask(await people.asha())
    await staff.later(days=4)
    await staff.watch()
    await staff.watch()
    await settle()
    assert await scene.value(TOLD, mo.id, "care_late") == 1


async def test_a_clock_stands_while_its_asker_is_asked_and_goes_on_when_they_say_more(
    database: Database, scene: Scene, people: Cast, staff: Staff, settle: Settle
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = await scene.ask(asha)
    with pytest.raises(Invalid):
        await staff.do(mo, asked.thread_id, Deed("ask"))
    await staff.do(mo, asked.thread_id, Deed("ask", "Which model is it?"))
    before = await staff.found(mo, asked.thread_id)
    assert (before.wait, before.owner_id) == ("info", mo.id)
    for days, reminders in ((2, 0), (1, 1), (1, 1), (6, 2), (9, 2)):
        await staff.later(days=days)
        await staff.watch()
        assert (await staff.found(mo, asked.thread_id)).reminders == reminders
    await settle()
    assert await scene.value(TOLD, asha.id, "care_reminder") == 2
    async with database.writing() as session:
        await post_comment(session, asha, asked.post_id, "It is the small one.")
    after = await staff.found(mo, asked.thread_id)
    assert after.wait == ""
    assert after.due_at > before.due_at
    await settle()
    assert await scene.value(TOLD, mo.id, "care_replied") == 1


async def test_a_question_goes_from_hand_to_hand_with_its_history(
    scene: Scene, people: Cast, staff: Staff, client_as: ClientAs
) -> None:
    mo, kim = await people.mo(), await people.kim()
    asked = await scene.ask(await people.asha())
    await staff.do(mo, asked.thread_id, Deed("take", owner=0))
    with pytest.raises(Conflict):
        await staff.do(kim, asked.thread_id, Deed("take", owner=0))
    with pytest.raises(Invalid):
        await staff.do(mo, asked.thread_id, Deed("give", "You know it.", to=(await people.bo()).id or 0))
    await staff.do(mo, asked.thread_id, Deed("give", "You know it.", to=kim.id or 0))
    assert (await staff.found(mo, asked.thread_id)).owner_id == kim.id
    reply = await (await client_as(mo)).get(f"/mod/care/{asked.thread_id}")
    assert "Mo took it" in reply.text.replace(mo.display_name, "Mo")
    assert "You know it." in reply.text
    with pytest.raises(Refused):
        await staff.do(mo, asked.thread_id, Deed("wake"))
    with pytest.raises(NotThere):
        await staff.do(await people.bo(), asked.thread_id, Deed("take"))


async def test_what_is_put_off_comes_back_by_itself(scene: Scene, people: Cast, staff: Staff) -> None:
    mo = await people.mo()
    asked = await scene.ask(await people.asha())
    await staff.do(mo, asked.thread_id, Deed("snooze", "The release is on Friday.", days=3))
    await staff.later(days=2)
    await staff.watch()
    assert (await staff.found(mo, asked.thread_id)).wait == "later"
    await staff.later(days=2)
    await staff.watch()
    assert (await staff.found(mo, asked.thread_id)).wait == ""


async def test_the_target_that_says_most_of_a_question_holds(
    database: Database, scene: Scene, people: Cast, staff: Staff, client_as: ClientAs
) -> None:
    ada, category_id = await people.ada(), await scene.category("help")
    async with database.writing() as session:
        await set_target(session, ada, NewTarget(None, "", 300))
        await set_target(session, ada, NewTarget(category_id, "", 90, "always"))
    asked = await scene.ask(await people.asha())
    care = await staff.found(ada, asked.thread_id)
    assert (care.minutes, care.due_at - care.created_at) == (90, timedelta(minutes=90))
    browser = await client_as(ada)
    for wrong in ({"time": "60", "hours": "mon 09:00-09:01"}, {"time": "soon"}):
        answer = await browser.post("/admin/targets", data=wrong)
        assert answer.status_code == 422
        assert "Please choose one of the list" not in answer.text
    refused = await browser.post("/admin/targets", data={"time": "60", "hours": "when I like"})
    assert (refused.status_code, "when I like" in refused.text) == (422, True)
    saved = await browser.post("/admin/targets", data={"time": "60", "category": str(category_id), "language": "en"})
    assert saved.status_code == 303


async def test_askers_read_whether_staff_have_seen_it_and_others_do_not(
    scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = await scene.ask(asha)
    address = f"/t/{asked.thread_id}/{asked.slug}" if hasattr(asked, "slug") else f"/t/{asked.thread_id}"
    mine, theirs = await client_as(asha), await client_as(await people.bo())
    assert "Staff have not opened it yet" in (await mine.get(address, follow_redirects=True)).text
    await (await client_as(mo)).post(f"/t/{asked.thread_id}/read", data={"post": str(asked.post_id)})
    assert "Seen by staff" in (await mine.get(address, follow_redirects=True)).text
    assert "Seen by staff" not in (await theirs.get(address, follow_redirects=True)).text


async def test_moderators_find_what_nobody_has_and_others_find_nothing(
    scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.asha(), "Nobody has this one")
    mo = await client_as(await people.mo())
    assert "Nobody has this one" in (await mo.get("/mod/care")).text
    taken = await mo.post(f"/mod/care/{asked.thread_id}", data={"verb": "take", "owner": "0"})
    assert taken.status_code == 303
    assert "Nobody has this one" not in (await mo.get("/mod/care")).text
    assert "Nobody has this one" in (await mo.get("/mod/care?view=mine")).text
    assert (await (await client_as(await people.bo())).get("/mod/care")).status_code == 404
