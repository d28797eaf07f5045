"""Threats 22, 23, 28, 29, 30 and 35: who is signed in, and for how long; what guessing and extra fields come to."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.clock import utc_now
from forum.database import Database
from tests.security.forms import PASSWORD
from tests.security.signing import OTHER, sign_in
from tests.support.browser import HOME, Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def signed_in(browser: Browser) -> bool:
    return (await browser.get("/settings")).status_code == 200


async def replayed(app: Starlette, token: str | None) -> bool:
    """Whether this cookie signs anybody in."""
    async with Browser(app) as browser:
        browser.cookies.set("talkoot", token or "")
        return await signed_in(browser)


@pytest.mark.usefixtures("ann")
async def test_a_cookie_of_before_is_worth_nothing_after_signing_in(app: Starlette, client: Browser) -> None:
    client.cookies.set("talkoot", "chosen-by-somebody-else")
    answer = await sign_in(client)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    token = client.cookies.get("talkoot", domain="testserver.local") or client.cookies.get("talkoot", domain="")
    assert not await replayed(app, "chosen-by-somebody-else")
    assert token != "chosen-by-somebody-else"


@pytest.mark.usefixtures("ann")
async def test_each_signing_in_has_a_token_of_its_own_that_stands_nowhere(app: Starlette, database: Database) -> None:
    tokens = set()
    for _each in range(3):
        async with Browser(app) as browser:
            await sign_in(browser)
            tokens.add(browser.cookies["talkoot"])
    assert len(tokens) == 3
    async with database.reading() as session:
        kept = str([tuple(row) for row in await session.fetch("SELECT * FROM logins")])
    assert not any(token in kept for token in tokens)
    assert all(len(token) >= 43 for token in tokens)


@pytest.mark.usefixtures("ann")
async def test_signing_out_ends_the_login_itself(app: Starlette, client: Browser) -> None:
    await sign_in(client)
    token = client.cookies["talkoot"]
    assert (await client.get("/sign-out")).status_code == 405
    assert await signed_in(client)
    await client.post("/sign-out")
    assert not await replayed(app, token)


@pytest.mark.usefixtures("ann")
async def test_a_new_password_ends_every_other_login_and_every_link_to_a_reset(
    app: Starlette, client: Browser, scene: Scene, settle: Callable[[], Awaitable[int]]
) -> None:
    async with Browser(app) as other:
        await sign_in(client)
        await sign_in(other)
        await client.post("/reset", data={"email": "ann@example.com"})
        link = await link_in_letter(scene, settle, "/reset/")
        changed = await client.post("/settings/password", data={"now_used": PASSWORD, "wanted": OTHER})
        assert changed.status_code == 303
        assert (await signed_in(client), await signed_in(other)) == (True, False)
        assert (await other.get(link)).status_code == 410
        assert (await other.post(link, data={"password": "words of a thief in the night"})).status_code == 410


@pytest.mark.usefixtures("ann")
async def test_a_reset_ends_every_login_and_works_once(
    app: Starlette, client: Browser, scene: Scene, settle: Callable[[], Awaitable[int]]
) -> None:
    async with Browser(app) as thief:
        await sign_in(thief)
        await client.post("/reset", data={"email": "ann@example.com"})
        link = await link_in_letter(scene, settle, "/reset/")
        assert (await client.post(link, data={"password": OTHER})).status_code == 303
        assert not await signed_in(thief)
        assert (await client.post(link, data={"password": PASSWORD})).status_code == 410
        assert (await sign_in(client)).status_code == 422
        assert (await sign_in(client, OTHER)).status_code == 303


async def link_in_letter(scene: Scene, settle: Callable[[], Awaitable[int]], start: str) -> str:
    text = str(await scene.value("SELECT text_body FROM mails ORDER BY id DESC LIMIT 1"))
    return next(word.removeprefix(HOME) for word in text.split() if word.startswith(HOME + start))


@pytest.mark.usefixtures("ann")
async def test_a_link_is_good_for_its_purpose_its_time_and_its_address_alone(
    client: Browser, database: Database, scene: Scene, settle: Callable[[], Awaitable[int]]
) -> None:
    async def fresh() -> str:
        await client.post("/reset", data={"email": "ann@example.com"})
        return await link_in_letter(scene, settle, "/reset/")

    link = await fresh()
    assert (await client.post(link.replace("/reset/", "/verify/"))).status_code == 410
    assert (await client.get(link)).status_code == 200
    earlier, later = link, await fresh()
    assert (await client.get(earlier)).status_code == 410
    database.clock = lambda: utc_now() + timedelta(minutes=61)
    assert (await client.get(later)).status_code == 410
    assert (await client.post(later, data={"password": OTHER})).status_code == 410
    database.clock = utc_now
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET email = 'new@example.com', email_key = 'new@example.com'")
    assert (await client.post(later, data={"password": OTHER})).status_code == 410


async def test_a_role_that_is_taken_away_is_felt_at_the_next_request(people: Cast, client_as: ClientAs) -> None:
    ada, mo = await people.ada(), await people.mo()
    admin, moderator = await client_as(ada), await client_as(mo)
    assert (await moderator.get("/mod")).status_code == 200
    await admin.post(f"/admin/people/{mo.id}", data={})
    assert (await moderator.get("/mod")).status_code == 404


@pytest.mark.parametrize("verb", ["warn", "suspend", "hide", "lock", "approve"])
async def test_a_moderator_who_is_suspended_decides_nothing(
    people: Cast, scene: Scene, client_as: ClientAs, database: Database, verb: str
) -> None:
    mo, bo = await people.mo(), await people.bo()
    asked = await scene.ask(await people.asha())
    reader, moderator = await client_as(bo), await client_as(mo)
    await reader.post(f"/flag/post/{asked.post_id}", data={"kind": "rude"})
    item = await scene.value("SELECT id FROM reviewables")
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET suspended_until = now() + interval '1 day' WHERE id = $1", mo.id)
    for url, fields in (
        (f"/mod/{item}/claim", {}),
        (f"/mod/{item}/decide", {"verb": verb, "version": "1", "reason": "x"}),
    ):
        assert (await moderator.post(url, data=fields)).status_code == 403, url
    assert await scene.value("SELECT count(*) FROM decisions") == 0
    assert await scene.value("SELECT count(*) FROM sanctions") == 0


@pytest.mark.usefixtures("ann")
async def test_guessing_is_stopped_whatever_address_is_claimed_and_nobody_else_is(
    client: Browser, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = utc_now().replace(minute=1, second=0)  # all within one window, however long this takes
    monkeypatch.setattr(database, "clock", lambda: moment)
    for number in range(12):
        answer = await client.post(
            "/sign-in", data={"login": "ann", "password": OTHER}, headers={"x-forwarded-for": f"10.0.0.{number}"}
        )
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert (await client.post("/sign-in", data={"login": "bert", "password": OTHER})).status_code == 422


async def test_guessing_the_present_password_is_stopped_too(client: Browser, ann: int) -> None:
    """Whoever sits down at an open browser does not get to keep the account."""
    await sign_in(client)
    for _number in range(12):
        answer = await client.post("/settings/password", data={"now_used": OTHER, "wanted": OTHER[::-1]})
    assert answer.status_code == 429


MORE = {
    "role": "admin",
    "roles": "admin",
    "is_admin": "1",
    "reputation": "9999",
    "trust_level": "4",
    "author_id": "1",
    "id": "1",
    "verified": "1",
    "verified_at": "2026-01-01",
    "suspended_until": "",
    "state": "published",
    "score": "99",
    "accepted": "1",
    "user_id": "1",
    "actor_id": "1",
    "locked_at": "",
    "email": "eve@example.com",
    "created_at": "2020-01-01",
}


STANDING = "SELECT array_agg((id, roles, reputation, trust_level, verified_at, email) ORDER BY id) FROM users"
WRITTEN = "SELECT array_agg((author_id, score, state) ORDER BY id) FROM posts WHERE kind = 'answer'"


async def test_fields_that_no_form_has_do_nothing(people: Cast, scene: Scene, client_as: ClientAs) -> None:
    bo, uri = await people.bo(), await people.uri()
    asked = await scene.ask(await people.asha())
    before = await scene.value(STANDING)
    profile = {"display_name": "Bo", "bio": "", "locale": "en", "time_zone": "UTC"}
    forms = {"/settings": profile, f"/t/{asked.thread_id}/answer": {"body": "Press it until it blinks."}}
    for actor in (bo, uri):
        browser = await client_as(actor)
        for url, fields in forms.items():
            await browser.post(url, data={**MORE, **fields})
    assert await scene.value(STANDING) == before
    assert await scene.value(WRITTEN) == [(bo.id, 0, "published")]
