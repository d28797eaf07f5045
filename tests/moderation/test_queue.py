"""Flags, held posts, decisions and their undoing."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Conflict, Refused
from moderation.flags.actions import raise_flag
from moderation.queue.actions import Choice, claim, decide, undo
from moderation.queue.queries import Item, item, open_items
from moderation.queue.subjects import subject_named
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

SPAM = "Best pumps in town, buy now: https://pumps.example/deal"
ClientAs = Callable[[Actor], Awaitable[Browser]]


async def flagged(database: Database, actor: Actor, post_id: int, kind: str = "rude") -> int:
    async with database.writing() as session:
        subject = await subject_named(session, actor, "post", post_id)
        return await raise_flag(session, actor, subject, kind=kind, note="see for yourself")


async def fresh(database: Database, actor: Actor, item_id: int) -> Item:
    async with database.reading() as session:
        return await item(session, actor, item_id)


async def act(database: Database, actor: Actor, item_id: int, verb: str, **more: object) -> int:
    version = (await fresh(database, actor, item_id)).version
    async with database.writing() as session:
        return (await decide(session, actor, item_id, Choice(verb, version, **more)))[0]  # type: ignore[arg-type]


async def state_of(scene: Scene, post_id: int) -> str:
    return str(await scene.value("SELECT state FROM posts WHERE id = $1", post_id))


async def test_a_newcomers_post_with_links_waits_and_comes_into_view_when_approved(
    scene: Scene, people: Cast, database: Database, client: Browser, client_as: ClientAs
) -> None:
    nik, mo = await people.nik(), await people.mo()
    plain = await scene.ask(nik, body="Which hub works with two greenhouses? I have both and one plan.")
    held = await scene.ask(nik, title="Where do I get a good pump?", body=SPAM)
    assert (await state_of(scene, plain.post_id), held.state) == ("published", "held")
    assert (await client.get(held.url)).status_code == 404
    assert (await (await client_as(nik)).get(held.url)).status_code == 200

    async with database.reading() as session:
        (waiting,) = await open_items(session, mo)
    assert list(waiting.kinds or ()) == ["A newcomer's post with links to other sites"]
    done = await act(database, mo, waiting.id, "approve")
    assert (await client.get(held.url)).status_code == 200
    async with database.writing() as session:
        await undo(session, mo, done)
    assert await state_of(scene, held.post_id) == "held"
    assert (await fresh(database, mo, waiting.id)).state == "open"


async def test_known_people_and_staff_do_not_wait(scene: Scene, people: Cast) -> None:
    for who in (await people.asha(), await people.person("sam", roles=["moderator"])):
        assert (await scene.ask(who, title=f"A page that helped {who.name}", body=SPAM)).state == "published"


async def test_flags_of_several_people_make_one_item(scene: Scene, people: Cast, database: Database) -> None:
    asked = await scene.ask(await people.asha())
    first = await flagged(database, await people.bo(), asked.post_id, "off_topic")
    again = await flagged(database, await people.bo(), asked.post_id, "off_topic")
    other = await flagged(database, await people.lin(), asked.post_id, "personal")
    assert first == again == other
    found = await fresh(database, await people.mo(), first)
    assert (found.severity, found.reasons) == (1, 3)  # two people, and that they are several
    with pytest.raises(Refused):
        await flagged(database, await people.asha(), asked.post_id)  # one's own
    with pytest.raises(Refused):
        await flagged(database, await people.uri(), asked.post_id)  # not verified


async def test_hide_needs_a_reason_and_can_be_undone(
    scene: Scene, people: Cast, database: Database, client_as: ClientAs
) -> None:
    mo = await people.mo()
    asked = await scene.ask(await people.asha())
    answer = await scene.answer(await people.lin(), asked.thread_id)
    item_id = await flagged(database, await people.bo(), answer.post_id)
    desk = await client_as(mo)
    version = (await fresh(database, mo, item_id)).version
    without = await desk.post(f"/mod/{item_id}/decide", data={"verb": "hide", "version": version})
    assert without.status_code == 422
    assert "Please say why" in without.text
    hidden = await desk.post(f"/mod/{item_id}/decide", data={"verb": "hide", "version": version, "reason": "Insults."})
    assert hidden.status_code == 303
    assert await state_of(scene, answer.post_id) == "hidden"

    page = await desk.get("/mod/log")
    assert "Insults." in page.text
    assert page.text.count("/undo") >= 1
    decision = await scene.value("SELECT max(id) FROM decisions")
    assert (await desk.post(f"/mod/decisions/{decision}/undo")).status_code == 303
    assert await state_of(scene, answer.post_id) == "published"
    assert (await desk.post(f"/mod/decisions/{decision}/undo")).status_code == 409


async def test_two_moderators_conflict_politely(scene: Scene, people: Cast, database: Database) -> None:
    mo, kim = await people.mo(), await people.kim()
    asked = await scene.ask(await people.asha())
    item_id = await flagged(database, await people.bo(), asked.post_id)
    version = (await fresh(database, mo, item_id)).version
    async with database.writing() as session:
        await claim(session, mo, item_id)
        with pytest.raises(Conflict):
            await claim(session, kim, item_id)
        with pytest.raises(Conflict):
            await decide(session, kim, item_id, Choice("approve", version))
        await decide(session, mo, item_id, Choice("approve", version))
    async with database.writing() as session:
        with pytest.raises(Conflict):
            await decide(session, mo, item_id, Choice("hide", version, "too late"))


async def test_lock_warn_and_suspend_act_and_are_undone(scene: Scene, people: Cast, database: Database) -> None:
    mo, bo = await people.mo(), await people.bo()
    asked = await scene.ask(await people.asha())
    answer = await scene.answer(bo, asked.thread_id)
    item_id = await flagged(database, await people.lin(), answer.post_id)
    locked = await act(database, mo, item_id, "lock")
    warned = await act(database, mo, item_id, "warn", reason="Be kind.")
    suspended = await act(database, mo, item_id, "suspend", reason="Second time.", days=3)
    assert (await people.bo()).suspended_until is not None
    assert await scene.value("SELECT locked_at IS NOT NULL FROM threads WHERE id = $1", asked.thread_id)
    async with database.writing() as session:
        for decision in (suspended, warned, locked):
            await undo(session, mo, decision)
    assert (await people.bo()).suspended_until is None
    assert not await scene.value("SELECT locked_at IS NOT NULL FROM threads WHERE id = $1", asked.thread_id)
    assert await scene.value("SELECT count(*) FROM sanctions WHERE lifted_at IS NULL") == 0


async def test_the_list_that_draws_the_buttons_refuses_the_rest(scene: Scene, people: Cast, database: Database) -> None:
    mo, kim = await people.mo(), await people.kim()
    by_staff = await scene.ask(kim, title="What we plan for the spring update")
    item_id = await flagged(database, await people.bo(), by_staff.post_id)
    for verb in ("warn", "suspend", "unlock", "obliterate"):
        with pytest.raises(Refused):
            await act(database, mo, item_id, verb, reason="no")
    with pytest.raises(Refused):
        await act(database, kim, item_id, "approve")  # one's own post


async def test_the_queue_is_not_there_for_others(
    scene: Scene, people: Cast, client: Browser, client_as: ClientAs
) -> None:
    missing = await client.get("/nowhere-at-all")
    for browser in (client, await client_as(await people.bo()), await client_as(await people.eva())):
        for path in ("/mod", "/mod/log", "/mod/1"):
            assert (await browser.get(path)).status_code == missing.status_code == 404
        assert (await browser.post("/mod/1/claim")).status_code == 404


async def test_a_flag_form_keeps_what_was_typed(
    scene: Scene, people: Cast, client: Browser, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.asha())
    assert (await client.get(f"/flag/post/{asked.post_id}")).status_code == 303  # sign in first
    bo = await client_as(await people.bo())
    assert (await bo.get("/flag/post/99999999")).status_code == 404
    assert (await bo.get("/flag/user/1")).status_code == 404
    assert (await bo.get(f"/flag/post/{2**63}")).status_code == 404
    bad = await bo.post(f"/flag/post/{asked.post_id}", data={"kind": "", "note": "look at the photo"})
    assert bad.status_code == 422
    assert "look at the photo" in bad.text
    good = await bo.post(f"/flag/post/{asked.post_id}", data={"kind": "rude", "note": ""})
    assert good.headers["location"] == f"/p/{asked.post_id}"


async def test_whoever_is_warned_hears_why(
    scene: Scene, people: Cast, database: Database, client_as: ClientAs, settle: Callable[[], Awaitable[int]]
) -> None:
    bo = await people.bo()
    asked = await scene.ask(await people.asha())
    answer = await scene.answer(bo, asked.thread_id)
    item_id = await flagged(database, await people.lin(), answer.post_id)
    await act(database, await people.mo(), item_id, "warn", reason="Please be kind to newcomers.")
    await settle()
    browser = await client_as(bo)
    assert "A moderator warned you: Please be kind to newcomers." in (await browser.get("/notifications")).text
    assert "Please be kind to newcomers." in (await browser.get("/u/bo")).text
    assert "Please be kind to newcomers." not in (await (await client_as(await people.asha())).get("/u/bo")).text
