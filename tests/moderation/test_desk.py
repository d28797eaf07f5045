"""The moderators' desk: what is opened, taken, decided in bulk, read a second time and appealed against."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from forum.actor import Actor
from forum.bus import publish
from forum.comments.actions import post_comment
from forum.database import Database
from forum.errors import Refused
from forum.events import ReviewWanted
from moderation.queue.actions import add_note, appeal, bring_to_queue, decide_many, ring_clocks, take_next, undo_batch
from moderation.queue.choices import Choice
from moderation.queue.grounds import Ground, Subject
from moderation.queue.queries import Narrowing, capacity, open_items
from moderation.queue.queries.desk import views_of
from moderation.sanctions.actions import end_sanctions
from tests.moderation.desk import Desk
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
Settle = Callable[[], Awaitable[int]]
MANY = """
INSERT INTO reviewables (object_kind, object_id, author_id, severity, harm, created_at, due_at)
SELECT 'user', n, $1, 3, n::float / 7, now(), now() + interval '1 day' FROM generate_series(1, $2::int) AS n
"""


async def test_one_item_whatever_brings_it_and_the_worst_of_it_counts(
    database: Database, scene: Scene, people: Cast
) -> None:
    desk, mo = Desk(database), await people.mo()
    asked = await scene.ask(await people.asha())
    item_id = await desk.flag(await people.bo(), asked.post_id, "off_topic")
    mild = await desk.found(mo, item_id)
    async with database.writing() as session:
        subject = Subject("post", asked.post_id, asked.thread_id, (await people.asha()).id)
        rule = Ground("trigger", "T05", "Dangerous advice", "rm -rf /", "any", severity=1, probability=0.6, minutes=3)
        assert await bring_to_queue(session, subject, rule) == item_id
        assert await bring_to_queue(session, subject, rule) == item_id  # said again, it replaces what it said
        await publish(session, ReviewWanted(None, "post", asked.post_id, "votes_arranged", "ten in a minute"))
    found = await desk.found(mo, item_id)
    assert (found.severity, found.reasons, list(found.sources)) == (1, 3, ["evidence", "flag", "trigger"])
    assert found.harm > mild.harm
    assert found.due_at < mild.due_at
    assert found.version > mild.version


@pytest.mark.parametrize("waiting", [10, 10_000])
async def test_ten_thousand_items_open_and_page_with_the_statements_of_ten(
    database: Database, people: Cast, waiting: int
) -> None:
    mo = await people.mo()
    async with database.writing() as session:
        await session.fetchval(MANY, (await people.bo()).id, waiting)
    said: list[str] = []
    async with database.reading() as session:
        session.raw.add_query_logger(lambda record: said.append(record.query))
        first = await open_items(session, mo, most=5)
        reach = await capacity(session)
        await views_of(session, mo)
        assert len(said) <= 6
        following = await open_items(session, mo, after=(first[-1].harm, first[-1].id), most=5)
    assert [each.harm for each in first + following] == sorted((each.harm for each in first + following), reverse=True)
    assert not {each.id for each in first} & {each.id for each in following}
    assert (reach.waiting, reach.minutes_left) == (waiting, 120)
    assert reach.reached == min(waiting, 40)  # three minutes each


async def test_what_is_past_its_clock_counts_twice_once(database: Database, scene: Scene, people: Cast) -> None:
    desk, mo = Desk(database), await people.mo()
    asked = await scene.ask(await people.asha())
    item_id = await desk.flag(await people.bo(), asked.post_id)
    before = await desk.found(mo, item_id)
    database.clock = lambda: before.due_at + timedelta(minutes=1)
    for _again in range(2):
        await ring_clocks(database, None)  # type: ignore[arg-type]
    late = await desk.found(mo, item_id)
    assert late.late
    assert late.harm == pytest.approx(2 * before.harm)
    async with database.reading() as session:
        assert [each.id for each in await open_items(session, mo, narrowed=Narrowing(late=True))] == [item_id]
        assert await open_items(session, mo, narrowed=Narrowing(severity=1)) == []


async def test_two_people_are_never_given_the_same_item(database: Database, scene: Scene, people: Cast) -> None:
    desk, mo, kim = Desk(database), await people.mo(), await people.kim()
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    await desk.flag(await people.bo(), asked.post_id, "other")
    await desk.flag(await people.bo(), answered.post_id, "spam")
    async with database.writing() as session:
        first, second = await take_next(session, mo), await take_next(session, kim)
        assert first is not None
        assert second is not None
        assert first != second
        assert await take_next(session, kim, skipped=second) is None  # what stays is Mo's
        assert await take_next(session, kim) == second


async def test_severe_items_are_read_by_a_second_person(database: Database, scene: Scene, people: Cast) -> None:
    desk, mo, kim = Desk(database), await people.mo(), await people.kim()
    asked = await scene.ask(await people.asha())
    item_id = await desk.flag(await people.bo(), asked.post_id, "danger")
    await desk.act(mo, item_id, "hide", reason="It threatens somebody.")
    assert await scene.value("SELECT state FROM posts WHERE id = $1", asked.post_id) == "hidden"
    assert (await desk.found(mo, item_id)).state == "open"
    with pytest.raises(Refused):
        await desk.act(mo, item_id, "agree")
    disagreed = await desk.act(kim, item_id, "disagree", reason="It quotes a film.")
    assert await scene.value("SELECT state FROM posts WHERE id = $1", asked.post_id) == "published"
    await desk.undo(kim, disagreed)
    assert await scene.value("SELECT state FROM posts WHERE id = $1", asked.post_id) == "hidden"
    agreed = await desk.act(kim, item_id, "agree")
    found = await desk.found(mo, item_id)
    assert (found.state, await scene.value("SELECT useful FROM reviewables WHERE id = $1", item_id)) == (
        "decided",
        True,
    )
    await desk.undo(kim, agreed)
    assert (await desk.found(mo, item_id)).first_reader == mo.id


async def test_many_are_decided_at_once_and_undone_at_once(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    desk, mo, asked = Desk(database), await people.mo(), await scene.ask(await people.asha())
    posts = [(await scene.answer(await people.lin(), asked.thread_id, f"Buy pump number {n}.")).post_id for n in (1, 2)]
    items = [await desk.flag(await people.bo(), post_id, "spam") for post_id in posts]
    browser = await client_as(mo)
    shown = await browser.get("/mod/bulk", params={"item": items})
    assert "Hide: 2 of 2" in shown.text
    async with database.writing() as session:
        versions = {each: (await desk.found(mo, each)).version for each in items}
        batch, count = await decide_many(session, mo, versions, Choice("hide", 0, "It is advertising."))
    hidden = "SELECT count(*) FROM posts WHERE state = 'hidden'"
    assert (count, await scene.value(hidden)) == (2, 2)
    async with database.writing() as session:
        assert await undo_batch(session, mo, batch) == 2
    assert await scene.value(hidden) == 0


async def test_an_author_reads_why_appeals_and_hears_from_another_moderator(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs, settle: Settle
) -> None:
    desk, mo, kim, lin = Desk(database), await people.mo(), await people.kim(), await people.lin()
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(lin, asked.thread_id)
    item_id = await desk.flag(await people.bo(), answered.post_id)
    decision = await desk.act(mo, item_id, "hide", reason="The same was posted before.")
    await settle()
    author = await client_as(lin)
    assert "hidden by a moderator: The same was posted before." in (await author.get("/notifications")).text
    assert (await author.get(f"/why/post/{answered.post_id}")).headers["location"] == f"/decisions/{decision}"
    page = (await author.get(f"/decisions/{decision}")).text
    assert "Hold the button until it blinks." in page
    assert "Mo" not in page.split("<main")[1].split("</main")[0]
    assert (await (await client_as(await people.asha())).get(f"/decisions/{decision}")).status_code == 404
    assert (await author.post(f"/decisions/{decision}/appeal", data={"words": ""})).status_code == 422
    sent = await author.post(f"/decisions/{decision}/appeal", data={"words": "Nobody had said this before me."})
    assert sent.status_code == 303
    appealed = await scene.value("SELECT id FROM reviewables WHERE object_kind = 'appeal'")
    assert "Nobody had said this before me." in (await (await client_as(kim)).get(f"/mod/{appealed}")).text
    with pytest.raises(Refused):
        await desk.act(mo, appealed, "uphold", reason="As I said.")
    granted = await desk.act(kim, appealed, "overturn", reason="You are right.")
    assert await scene.value("SELECT state FROM posts WHERE id = $1", answered.post_id) == "published"
    await settle()
    assert "Your appeal was granted: You are right." in (await author.get("/notifications")).text
    reports = (await (await client_as(await people.bo())).get("/notifications")).text
    assert "A moderator acted on what you reported" in reports
    await desk.undo(kim, granted)
    assert await scene.value("SELECT state FROM posts WHERE id = $1", answered.post_id) == "hidden"


async def test_what_its_author_mends_waits_for_another_look(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    desk, lin = Desk(database), await people.lin()
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(lin, asked.thread_id)
    item_id = await desk.flag(await people.bo(), answered.post_id)
    await desk.act(await people.mo(), item_id, "hide", reason="Rude.")
    sent = await (await client_as(lin)).post(
        f"/p/{answered.post_id}/edit", data={"version": "1", "body": "Please hold the button for ten seconds."}
    )
    assert sent.status_code == 303
    assert await scene.value("SELECT state FROM posts WHERE id = $1", answered.post_id) == "held"
    waits = "SELECT sources FROM reviewables WHERE object_id = $1 AND state = 'open'"
    assert await scene.value(waits, answered.post_id) == ["mended"]


async def test_enough_weight_of_two_takes_out_of_view_but_never_staff(
    database: Database, scene: Scene, people: Cast
) -> None:
    desk = Desk(database)
    heavy = [await people.person(name, trust_level=4) for name in ("dee", "fay")]
    asked = await scene.ask(await people.asha())
    by_staff = await scene.ask(await people.kim(), title="What we plan for spring")
    for each in heavy:
        assert await scene.value("SELECT state FROM posts WHERE id = $1", asked.post_id) == "published"
        await desk.flag(each, asked.post_id)
        await desk.flag(each, by_staff.post_id)
    assert await scene.value("SELECT state FROM posts WHERE id = $1", asked.post_id) == "hidden"
    assert await scene.value("SELECT state FROM posts WHERE id = $1", by_staff.post_id) == "published"
    assert await scene.value("SELECT count(*) FROM reviewables WHERE state = 'open'") == 2


async def test_a_newcomers_comment_with_links_waits(database: Database, scene: Scene, people: Cast) -> None:
    asked, nik = await scene.ask(await people.asha()), await people.nik()
    async with database.writing() as session:
        comment = await post_comment(session, nik, asked.post_id, "Cheap pumps: https://pumps.example/deal")
    assert comment.state == "held"
    assert await scene.value("SELECT comment_count FROM posts WHERE id = $1", asked.post_id) == 0
    item_id = await scene.value("SELECT id FROM reviewables WHERE object_kind = 'comment'")
    await Desk(database).act(await people.mo(), item_id, "approve")
    assert await scene.value("SELECT comment_count FROM posts WHERE id = $1", asked.post_id) == 1


async def test_sanctions_end_by_themselves_and_the_person_is_told(
    database: Database, scene: Scene, people: Cast, settle: Settle, client_as: ClientAs
) -> None:
    desk, bo = Desk(database), await people.bo()
    asked = await scene.ask(bo)
    item_id = await desk.flag(await people.lin(), asked.post_id)
    await desk.act(await people.mo(), item_id, "silence", reason="Calm down, please.", days=1)
    until = (await people.bo()).silenced_until
    assert until is not None
    database.clock = lambda: until + timedelta(minutes=1)
    for _again in range(2):
        await end_sanctions(database, None)  # type: ignore[arg-type]
    await settle()
    told = "SELECT count(*) FROM notifications WHERE user_id = $1 AND kind = 'silence_ended'"
    assert await scene.value(told, bo.id) == 1


async def test_a_colleague_who_is_asked_hears_of_it(
    database: Database, scene: Scene, people: Cast, settle: Settle, client_as: ClientAs
) -> None:
    desk, mo, kim = Desk(database), await people.mo(), await people.kim()
    asked = await scene.ask(await people.asha())
    item_id = await desk.flag(await people.bo(), asked.post_id)
    async with database.writing() as session:
        await add_note(session, mo, item_id, body="Is this the same person?", asked_id=kim.id)
    await settle()
    assert "Is this the same person?" in (await (await client_as(kim)).get("/notifications")).text
    assert "Is this the same person?" in (await (await client_as(kim)).get(f"/mod/{item_id}")).text


async def test_views_and_replies_are_kept_and_the_desk_looks_after_them(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.asha())
    item_id = await Desk(database).flag(await people.bo(), asked.post_id)
    browser = await client_as(await people.mo())
    assert (await browser.post("/mod/views", data={"name": "Mine", "query": "mine=yes"})).status_code == 303
    assert "/mod?mine=yes" in (await browser.get("/mod")).text
    assert (await browser.post("/mod/views", data={"name": "", "query": ""})).status_code == 422
    await browser.post("/mod/replies", data={"title": "Restart", "body": "Please restart the hub."})
    reply = await scene.value("SELECT id FROM canned_replies")
    version = (await Desk(database).found(await people.mo(), item_id)).version
    data: dict[str, Any] = {"verb": "reply", "version": version, "canned": reply}
    assert (await browser.post(f"/mod/{item_id}/decide", data=data)).status_code == 303
    said = "SELECT body_source FROM posts WHERE thread_id = $1 AND kind = 'answer'"
    assert await scene.value(said, asked.thread_id) == "Please restart the hub."


async def test_only_ones_own_decisions_can_be_appealed_and_once(database: Database, scene: Scene, people: Cast) -> None:
    desk, lin = Desk(database), await people.lin()
    asked = await scene.ask(lin)
    item_id = await desk.flag(await people.bo(), asked.post_id)
    decision = await desk.act(await people.mo(), item_id, "warn", reason="Be kind.")
    async with database.writing() as session:
        await appeal(session, lin, decision, "I was kind, look again.")
        with pytest.raises(Refused):
            await appeal(session, lin, decision, "And once more, please.")
