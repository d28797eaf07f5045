"""Slow mode: answers and comments of one person wait, staff do not, it ends by itself, and the log can undo it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from forum.actor import Actor
from forum.comments.actions import post_comment
from forum.database import Database
from forum.errors import Invalid, NotThere
from forum.threads.actions import post_answer
from forum.threads.pace import is_slow, next_turn
from forum.threads.queries import visible_thread
from moderation.queue.actions import slow_down, undo
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def slowed(database: Database, scene: Scene, people: Cast) -> int:
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await slow_down(session, await people.mo(), asked.thread_id, minutes=10, hours=1, reason="Calm down.")
    return asked.thread_id


async def test_answers_and_comments_together_wait_and_staff_do_not(
    database: Database, scene: Scene, people: Cast
) -> None:
    thread_id, bo, mo = await slowed(database, scene, people), await people.bo(), await people.mo()
    made = await scene.answer(bo, thread_id)
    with pytest.raises(Invalid, match="body"):
        await scene.answer(bo, thread_id, "And one more thing about it.")
    with pytest.raises(Invalid, match="body"):
        async with database.writing() as session:
            await post_comment(session, bo, made.post_id, "A remark.")
    await scene.answer(await people.lin(), thread_id, "Somebody else may write.")
    for text in ("Staff may write.", "And write again."):
        await scene.answer(mo, thread_id, text)


async def test_one_may_write_again_later_and_it_ends_by_itself(database: Database, scene: Scene, people: Cast) -> None:
    thread_id, bo = await slowed(database, scene, people), await people.bo()
    await scene.answer(bo, thread_id)
    async with database.reading() as session:
        thread, now = await visible_thread(session, bo, thread_id), session.now
    assert next_turn(thread, now, now) == now + timedelta(minutes=10)
    assert next_turn(thread, now - timedelta(minutes=10), now) is None
    assert not is_slow(thread, now + timedelta(hours=1))
    async with database.writing(at=now + timedelta(minutes=11)) as session:
        await post_answer(session, bo, thread_id, "Eleven minutes later.")


def test_the_end_of_slow_mode_may_come_before_ones_turn() -> None:
    from dataclasses import replace

    from tests.forum.threads.test_policy import NOW, THREAD

    ends: datetime = NOW + timedelta(minutes=3)
    assert next_turn(replace(THREAD, slow_minutes=10, slow_until=ends), NOW, NOW) == ends


async def test_the_page_says_when_and_the_text_is_kept(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    thread_id, bo = await slowed(database, scene, people), await people.bo()
    browser = await client_as(bo)
    assert (
        "each person writes here once in 10 minutes"
        in (await browser.get(f"/t/{thread_id}", follow_redirects=True)).text
    )
    await browser.post(f"/t/{thread_id}/answer", data={"body": "The first of mine."})
    refused = await browser.post(f"/t/{thread_id}/answer", data={"body": "The second of mine."})
    assert refused.status_code == 422
    assert "The second of mine." in refused.text
    assert "You can write here again at" in refused.text


async def test_moderators_set_it_and_the_log_undoes_it(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked, mo = await scene.ask(await people.asha()), await people.mo()
    place, browser = f"/mod/slow/{asked.thread_id}", await client_as(mo)
    assert (await browser.post(place, data={"minutes": "0x"})).status_code == 422
    assert (await browser.post(place, data={"minutes": "10", "hours": "9999"})).status_code == 422
    assert (await browser.post(place, data={"minutes": "10", "hours": "2"})).status_code == 303
    assert "slowed down the thread of" in (await browser.get("/mod/log")).text
    decision = await scene.value("SELECT id FROM decisions WHERE verb = 'slow'")
    async with database.writing() as session:
        await undo(session, mo, decision)
    assert await scene.value("SELECT slow_until FROM threads WHERE id = $1", asked.thread_id) is None
    with pytest.raises(NotThere):
        async with database.writing() as session:
            await slow_down(session, await people.bo(), asked.thread_id, minutes=1, hours=1, reason="")
