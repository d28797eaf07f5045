"""The same form, sent many times at once: a finger that slips, a connection that is lost, a program that tries."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import uuid4

import pytest
from httpx2 import Response

from forum.accounts import passwords
from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database
from forum.drafts.actions import Kept, Typed, save_draft, settle_draft
from forum.drafts.queries import own_draft
from forum.relay import settle
from forum.settings import Settings
from forum.web.once import once
from tests.security.forms import PASSWORD
from tests.security.world import World
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.crowd import all_at_once, committing
from tests.support.postgres import SessionPostgres
from tests.support.scene import Scene

pytestmark = pytest.mark.live
TIMES = 25
ClientAs = Callable[[Actor], Awaitable[Browser]]
WAITING = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"
BODY = {"body": "Hold the button until it blinks, and wait."}


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "double_submits", bus) as database:
        yield database


async def pressed(browser: Browser, url: str, fields: Mapping[str, str]) -> list[Response]:
    """The answers to TIMES copies of one form."""
    copy = {**fields, "form_key": str(uuid4())}
    answers = await all_at_once(browser.post(url, data=copy) for _each in range(TIMES))
    assert [each for each in answers if isinstance(each, BaseException)] == []
    return answers


def statuses(answers: list[Response]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def one_way(answers: list[Response]) -> None:
    """Every copy is led to the same place."""
    assert statuses(answers) == {303: TIMES}
    assert len({answer.headers["location"] for answer in answers}) == 1


async def test_a_saving_that_waits_for_the_posting_of_its_form_leaves_no_draft(
    database: Database, people: Cast
) -> None:
    lin, key = await people.lin(), uuid4()
    typed = Typed({"body": "It blinks"}, form_key=str(key))
    async with database.writing() as session:
        kept = await save_draft(session, lin, "ask", typed)

    async def save_late() -> Kept:
        async with database.writing() as session:
            return await save_draft(session, lin, "ask", replace(typed, fields={"body": "?"}, version=kept.version))

    async with database.writing() as session:
        async with once(session, lin, str(key)) as ticket:
            await settle_draft(session, lin, "ask")
            ticket.result = "/t/1"
        late = asyncio.create_task(save_late())
        while not late.done() and not await session.fetchval(WAITING):  # noqa: ASYNC110 - PostgreSQL sets no event
            await asyncio.sleep(0.01)
    assert (await late).version == 0
    async with database.reading() as session:
        assert await own_draft(session, lin, "ask") is None


async def test_one_thread_one_answer_and_one_comment(people: Cast, scene: Scene, client_as: ClientAs) -> None:
    browser = await client_as(await people.lin())
    ask = {**BODY, "title": "Why does the hub blink?", "category": str(await scene.category())}
    one_way(await pressed(browser, "/ask", ask))
    thread, post = await scene.value("SELECT (t.id, p.id) FROM threads t JOIN posts p ON p.thread_id = t.id")
    one_way(await pressed(browser, f"/t/{thread}/answer", BODY))
    one_way(await pressed(browser, f"/p/{post}/comment", BODY))
    counts = "SELECT (SELECT count(*) FROM threads), (SELECT count(*) FROM posts), (SELECT count(*) FROM comments)"
    assert await scene.value(f"SELECT array_agg(x) FROM ({counts}) AS x") == [(1, 2, 1)]
    assert await scene.value("SELECT (answer_count) FROM threads") == 1
    assert await scene.value("SELECT sum(comment_count) FROM posts") == 1


async def test_a_form_sent_again_much_later_leads_to_what_it_made(
    people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    browser = await client_as(await people.lin())
    key = {"form_key": str(uuid4())}
    ask = {**BODY, **key, "title": "Why does the hub blink?", "category": str(await scene.category())}
    first, again = [await browser.post("/ask", data=each) for each in (ask, {**ask, "title": "Another title now"})]
    assert again.headers["location"] == first.headers["location"]
    stranger = await client_as(await people.bo())
    assert (await stranger.post("/ask", data=ask)).headers["location"] != first.headers["location"]


async def test_one_vote_one_flag_one_me_too_and_one_follow(
    people: Cast, scene: Scene, client_as: ClientAs, database: Database
) -> None:
    asked = await scene.ask(asha := await people.asha())
    browser = await client_as(await people.bo())
    one_way(await pressed(browser, f"/p/{asked.post_id}/vote", {"value": "1"}))
    one_way(await pressed(browser, f"/flag/post/{asked.post_id}", {"kind": "spam"}))
    one_way(await pressed(browser, f"/t/{asked.thread_id}/me-too", {}))
    one_way(await pressed(browser, "/follow", {"kind": "thread", "id": str(asked.thread_id)}))
    found = {table: await scene.value(f"SELECT count(*) FROM {table}") for table in ("votes", "reviewables", "me_toos")}
    assert found == {"votes": 1, "reviewables": 1, "me_toos": 1}
    assert await scene.value("SELECT count(*) FROM review_reasons") == 1
    assert await scene.value("SELECT (score, me_too_count)::text FROM threads") == "(1,1)"
    assert await scene.value("SELECT count(*) FROM ledger_entries WHERE user_id = $1", asha.id) == 1
    await settle(database)
    assert await scene.value("SELECT count(*) - count(DISTINCT (user_id, event_id)) FROM notifications") == 0


async def test_a_vote_pressed_up_and_down_at_once_is_one_vote(people: Cast, scene: Scene, client_as: ClientAs) -> None:
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.bo())
    values = ("1", "-1", "0") * 8
    answers = await all_at_once(browser.post(f"/p/{asked.post_id}/vote", data={"value": value}) for value in values)
    assert set(statuses(answers)) <= {303, 409}
    votes = "SELECT coalesce(sum(value), 0) FROM votes"
    assert await scene.value(f"SELECT score = ({votes}) FROM posts WHERE id = $1", asked.post_id)
    assert await scene.value(f"SELECT score = ({votes}) FROM threads")


@pytest.mark.parametrize("reason,revisions", [("Clearer.", 2), ("", 1)])
async def test_an_edit_sent_twice_is_one_edit_and_no_quarrel(
    people: Cast, scene: Scene, client_as: ClientAs, reason: str, revisions: int
) -> None:
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.asha())
    edit = {**BODY, "title": "The hub is offline again", "version": "1", "tags": "", "reason": reason}
    one_way(await pressed(browser, f"/p/{asked.post_id}/edit", edit))
    assert await scene.value("SELECT count(*) FROM revisions") == revisions
    assert await scene.value("SELECT title FROM threads") == edit["title"]


async def test_one_account_of_a_name_however_it_is_spelled(scene: Scene, client: Browser) -> None:
    """Threat 27."""
    names = ["Ann-Lee", "annlee", "ANN.LEE", "ann_lee", "AnnLee"] * 5
    forms = [
        {"name": name, "email": f"a{number}@example.com", "password": PASSWORD} for number, name in enumerate(names)
    ]
    answers = await all_at_once(client.post("/sign-up", data=form) for form in forms)
    assert set(statuses(answers)) <= {303, 422, 429}
    assert statuses(answers)[303] == 1
    assert await scene.value("SELECT count(*) FROM users") == 1


async def test_one_account_for_an_address_and_nobody_learns_of_it(scene: Scene, client: Browser) -> None:
    emails = ["ann@example.com", "Ann@Example.com", "ANN@EXAMPLE.COM"] * 5
    forms = [{"name": f"ann{number}", "email": email, "password": PASSWORD} for number, email in enumerate(emails)]
    answers = await all_at_once(client.post("/sign-up", data=form) for form in forms)
    assert statuses(answers) == {303: len(emails)}
    assert await scene.value("SELECT count(*) FROM users") == 1


async def test_one_link_is_used_once(scene: Scene, client: Browser) -> None:
    await client.post("/sign-up", data={"name": "ann", "email": "ann@example.com", "password": PASSWORD})
    letter = str(await scene.value("SELECT text_body FROM mails"))
    link = next(word for word in letter.split() if "/verify/" in word).removeprefix("http://testserver")
    answers = await all_at_once(client.post(link) for _each in range(10))
    assert statuses(answers) == {303: 1, 410: 9}
    assert await scene.value("SELECT count(*) FROM logins") == 1


@pytest.fixture
async def world(database: Database, people: Cast, scene: Scene, settings: Settings) -> World:
    return await World(database, people, scene, settings, partial(settle, database)).build()


async def test_one_article_and_one_saved_draft(world: World, scene: Scene, client_as: ClientAs) -> None:
    browser = await client_as(await world.actor("editor"))
    proposal, article = f"/kb/editor/proposals/{world.ids['proposal']}", world.ids["article"]
    draft = {"title": "The hub and its router", "source": "Hold the button. [1]"}
    one_way(await pressed(browser, proposal, {**draft, "version": "1"}))
    assert await scene.value("SELECT version FROM proposals WHERE id = $1", world.ids["proposal"]) == 2
    one_way(await pressed(browser, proposal, {**draft, "version": "2", "deed": "accept"}))
    assert await scene.value("SELECT count(*) FROM articles") == 2
    one_way(await pressed(browser, f"/kb/{article}/edit", {**draft, "version": "1"}))
    assert await scene.value("SELECT version FROM articles WHERE id = $1", article) == 2
    reader = await client_as(await world.actor("customer"))
    one_way(await pressed(reader, f"/kb/{article}/rate", {"helpful": "yes"}))
    assert await scene.value("SELECT helpful FROM articles WHERE id = $1", article) == 1


async def test_one_decision_and_one_undoing(world: World, scene: Scene, client_as: ClientAs) -> None:
    browser, item = await client_as(await world.actor("moderator")), world.ids["item"]
    one_way(await pressed(browser, f"/mod/{item}/claim", {}))
    decide = {"verb": "hide", "version": "1", "reason": "Rude."}
    assert statuses(await pressed(browser, f"/mod/{item}/decide", decide)) == {303: 1, 409: TIMES - 1}
    assert await scene.value("SELECT count(*) FROM decisions WHERE reviewable_id = $1", item) == 1
    undo = f"/mod/decisions/{await scene.value('SELECT max(id) FROM decisions')}/undo"
    assert statuses(await pressed(browser, undo, {})) == {303: 1, 409: TIMES - 1}
    assert await scene.value("SELECT state FROM posts WHERE id = $1", world.ids["answer"]) == "published"


async def test_who_guesses_passwords_holds_no_connection(
    database: Database, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hashes take turns: a hundred that wait for theirs must not keep everybody else from the database."""
    held: list[int] = []
    verify = passwords.verify

    def noting(kept: str, password: str) -> bool:
        held.append(database.engine.pool.checkedout())  # type: ignore[attr-defined]
        return verify(kept, password)

    monkeypatch.setattr(passwords, "verify", noting)
    guesses = [{"login": f"ann{number}", "password": PASSWORD} for number in range(30)]
    answers = await all_at_once(client.post("/sign-in", data=guess) for guess in guesses)
    assert statuses(answers) == {422: 30}
    assert min(held[10:]) == 0
