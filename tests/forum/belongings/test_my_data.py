"""Taking one's data along, another name, and leaving: what is there before, what is left after."""

import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from forum.accounts.actions import suspend_user
from forum.accounts.actions.joining import NewUser, make_user, verify
from forum.accounts.actions.tokens import new_token
from forum.actor import SYSTEM, Actor
from forum.belongings.actions import let_them_leave, prune_takeouts, want_to_leave
from forum.comments.actions import post_comment
from forum.settings import Settings
from forum.threads.actions import accept_answer
from forum.votes.actions import cast_vote
from reputation.book.recount import recount
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

SignIn = Callable[[Actor], Awaitable[Browser]]
Settle = Callable[[], Awaitable[int]]
PLACE = "/settings/my-data"


async def file_of(browser: Browser, scene: Scene) -> dict[str, Any]:
    number = await scene.value("SELECT max(id) FROM takeouts")
    answer = await browser.get(f"{PLACE}/file/{number}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    return {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}


async def leave(scene: Scene, person: Actor, posts: str, settings: Settings) -> None:
    assert person.id is not None
    async with scene.database.writing() as session:
        await want_to_leave(session, person, person.id, posts)
    await scene.value("SELECT 1")
    before = scene.database.clock
    scene.database.clock = lambda: before() + timedelta(days=15)
    await let_them_leave(scene.database, settings)
    scene.database.clock = before


async def drift(scene: Scene) -> int:
    async with scene.database.reading() as session:
        return (await recount(session)).drift


async def test_everything_is_in_the_file_and_nobody_else_gets_it(
    people: Cast, scene: Scene, client_as: SignIn, settle: Settle, settings: Settings
) -> None:
    asha, bo = await people.asha(), await people.bo()
    await scene.ask(asha, "Where is my hub?")
    browser = await client_as(asha)
    assert "Make the file" in (await browser.get(PLACE)).text
    for _twice in range(2):
        assert (await browser.post(f"{PLACE}/file")).status_code == 303
    assert await scene.value("SELECT count(*) FROM takeouts") == 1
    assert "The file is being made" in (await browser.get(PLACE)).text
    await settle()
    assert "Download" in (await browser.get(PLACE)).text
    found = await file_of(browser, scene)
    assert found["threads.json"][0]["title"] == "Where is my hub?"
    assert found["users.json"][0]["name"] == "asha"
    assert "password_hash" not in str(found)
    assert any(each["table"] == "recovery_codes" for each in found["about.json"]["left_out"])
    assert await scene.value("SELECT count(*) FROM mails WHERE subject = 'Your data is ready'") == 1
    assert (
        "Your data" in (await browser.get("/notifications")).text
        or "your data" in (await browser.get("/notifications")).text
    )
    number = await scene.value("SELECT max(id) FROM takeouts")
    assert (await (await client_as(bo)).get(f"{PLACE}/file/{number}")).status_code == 404
    assert (await (await client_as(await people.mo())).get(f"{PLACE}/file/{number}")).status_code == 404
    assert (await (await client_as(await people.ada())).get(f"{PLACE}/file/{number}")).status_code == 200
    before = scene.database.clock
    scene.database.clock = lambda: before() + timedelta(days=8)
    await prune_takeouts(scene.database, settings)
    assert await scene.value("SELECT count(*) FROM takeout_parts") == 0


async def test_whoever_signs_in_again_or_follows_the_link_stays(people: Cast, scene: Scene, client_as: SignIn) -> None:
    asha = await people.asha()
    browser = await client_as(asha)
    assert (await browser.post(f"{PLACE}/leave", data={})).status_code == 422
    assert (await browser.post(f"{PLACE}/leave", data={"posts": "kept"})).status_code == 303
    assert (await browser.get(PLACE)).status_code == 303, "signed out everywhere"
    async with scene.database.writing() as session:
        token = await new_token(session, asha.id or 0, "stay", "asha@example.com")
    assert await scene.value("SELECT count(*) FROM leavings") == 1
    assert (await browser.get(f"{PLACE}/stay/{token}")).status_code == 200
    assert await scene.value("SELECT count(*) FROM leavings") == 1, "opening a link does nothing"
    assert (await browser.post(f"{PLACE}/stay/nothing")).headers["location"] == "/sign-in"
    assert await scene.value("SELECT count(*) FROM leavings") == 1
    await browser.post(f"{PLACE}/stay/{token}")
    assert await scene.value("SELECT count(*) FROM leavings") == 0


async def test_the_book_is_the_same_when_somebody_has_left(
    people: Cast, scene: Scene, client: Browser, settle: Settle, settings: Settings
) -> None:
    asha, lin, bo = await people.asha(), await people.lin(), await people.bo()
    asked = await scene.ask(asha, "Where is my hub?")
    answered = await scene.answer(lin, asked.thread_id)
    async with scene.database.writing() as session:
        await cast_vote(session, bo, answered.post_id, 1)
        await accept_answer(session, asha, answered.post_id)
    await settle()
    before = await drift(scene)
    points = await scene.value("SELECT reputation FROM users WHERE id = $1", lin.id)
    await leave(scene, bo, "kept", settings)
    await leave(scene, lin, "removed", settings)
    await settle()
    assert await scene.value("SELECT reputation FROM users WHERE id = $1", lin.id) == points
    kept = await scene.value("SELECT body_source FROM posts WHERE id = $1", answered.post_id)
    assert kept, "an accepted answer stays"
    shown = (await client.get(f"/t/{asked.thread_id}/where-is-my-hub")).text
    assert "Someone who left" in shown
    assert 'href="/u/lin"' not in shown
    assert "left-" not in shown.replace(f"/u/left-{lin.id}", "")
    row = await scene.value("SELECT to_jsonb(u)::text FROM users u WHERE id = $1", lin.id)
    assert "lin@" not in row
    assert "lin" not in json.loads(row)["name"]
    assert (await client.get("/u/lin")).status_code == 404
    assert (await client.get(f"/u/left-{lin.id}")).status_code == 404
    assert await drift(scene) == before


async def test_posts_go_at_wish_but_not_those_on_which_others_words_hang(
    people: Cast, scene: Scene, client: Browser, settle: Settle, settings: Settings
) -> None:
    asha, lin = await people.asha(), await people.lin()
    alone = await scene.ask(asha, "A question of my own")
    shared = await scene.ask(asha, "A question that others answered")
    theirs = await scene.answer(lin, shared.thread_id)
    mine = await scene.answer(asha, shared.thread_id, "I found something else, see here.")
    async with scene.database.writing() as session:
        await post_comment(session, asha, theirs.post_id, "A secret remark of mine")
    await leave(scene, asha, "removed", settings)
    assert (await client.get(f"/t/{alone.thread_id}")).status_code == 404
    assert await scene.value("SELECT title FROM threads WHERE id = $1", alone.thread_id) == "…"
    assert await scene.value("SELECT body_source FROM posts WHERE id = $1", mine.post_id) == ""
    assert await scene.value("SELECT count(*) FROM revisions WHERE post_id = $1", mine.post_id) == 0
    assert await scene.value("SELECT count(*) FROM comments WHERE body_source <> ''") == 0
    assert await scene.value("SELECT state FROM posts WHERE id = $1", theirs.post_id) == "published"
    assert await scene.value("SELECT title FROM threads WHERE id = $1", shared.thread_id) != "…"


async def test_leaving_lifts_no_sanction(people: Cast, scene: Scene, settings: Settings) -> None:
    bo, nik = await people.bo(), await people.nik()
    async with scene.database.writing() as session:
        await session.fetchval(
            "UPDATE users SET email = 'bo@example.com', email_key = 'bo@example.com' WHERE id = $1", bo.id
        )
        await session.fetchval(
            "UPDATE users SET email = 'ni@example.com', email_key = 'ni@example.com' WHERE id = $1", nik.id
        )
        await suspend_user(session, SYSTEM, bo.id or 0, session.now + timedelta(days=90))
    await leave(scene, bo, "kept", settings)
    await leave(scene, nik, "kept", settings)
    assert await scene.value("SELECT count(*) FROM left_addresses") == 1, "nobody else is remembered"
    suspended = []
    for name, email in (("bobo", "BO@example.com"), ("nina", "ni@example.com")):
        async with scene.database.writing() as session:
            user_id = await make_user(session, NewUser(name=name, email=email, password="a few words in a row"))
            token = await new_token(session, user_id, "verify", email.lower())
            await verify(session, token)
        suspended.append(await scene.value("SELECT suspended_until IS NOT NULL FROM users WHERE id = $1", user_id))
    assert suspended == [True, False]


async def test_the_last_admin_cannot_leave_and_a_made_up_name_says_nothing(
    people: Cast, scene: Scene, client_as: SignIn
) -> None:
    ada, asha = await people.ada(), await people.asha()
    desk = await client_as(ada)
    refused = await desk.post(f"{PLACE}/leave", data={"posts": "kept"})
    assert refused.status_code == 422
    assert "at least one admin" in refused.text
    assert (await desk.post(f"/admin/people/{asha.id}/data/name")).status_code == 303
    name = await scene.value("SELECT name FROM users WHERE id = $1", asha.id)
    assert name.startswith("person-")
    assert (await desk.get("/u/asha")).status_code == 404
    assert (await desk.post(f"/admin/people/{asha.id}/data/leave", data={"posts": "removed"})).status_code == 303
    page = (await desk.get(f"/admin/people/{asha.id}/data")).text
    assert "to be deleted on" in page
    await desk.post(f"/admin/people/{asha.id}/data/stay")
    assert await scene.value("SELECT count(*) FROM leavings") == 0
