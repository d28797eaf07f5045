"""Threat 36: a code counts once, guesses run out, and no way in goes past the second factor."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from starlette.applications import Starlette

from forum.clock import utc_now
from forum.database import Database
from tests.security.forms import PASSWORD
from tests.security.signing import OTHER, sign_in
from tests.support.browser import HOME, Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[..., Awaitable[Browser]]


class Ann:
    """Ann with an app that makes codes; each code is of a later half minute, as the clock of the test goes on."""

    def __init__(self, database: Database):
        self.database, self.secret, self.codes = database, "", [""]
        self.now = utc_now().replace(minute=1, second=0)  # so that a test stays within one window of the limits
        database.clock = lambda: self.now

    def code(self) -> str:
        self.now += timedelta(seconds=30)
        return pyotp.TOTP(self.secret).at(self.now)

    async def set_up(self, browser: Browser) -> None:
        await sign_in(browser)
        shown = (await browser.get("/settings/second/app")).text
        sealed = re.search(r'name="sealed" value="([^"]+)"', shown)
        secret = re.search(r'<code dir="ltr">([A-Z2-7]+)</code>', shown)
        assert sealed
        assert secret
        self.secret = secret[1]
        wrong = await browser.post("/settings/second/app", data={"sealed": sealed[1], "code": "000000"})
        assert wrong.status_code == 422
        kept = await browser.post("/settings/second/app", data={"sealed": sealed[1], "code": self.code()})
        self.codes = re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", kept.text)
        assert len(self.codes) == 10
        await browser.post("/sign-out")


@pytest.fixture
async def owner(ann: int, database: Database, client: Browser) -> Ann:
    found = Ann(database)
    await found.set_up(client)
    return found


async def signed_in(browser: Browser) -> bool:
    return (await browser.get("/settings")).status_code == 200


async def test_a_password_alone_signs_nobody_in_and_a_code_counts_once(
    app: Starlette, client: Browser, owner: Ann
) -> None:
    half = await sign_in(client, next="/tags")
    assert half.headers["location"] == "/sign-in/second"
    assert not await signed_in(client)
    code = owner.code()
    assert (await client.post("/sign-in/second", data={"code": code})).headers["location"] == "/tags"
    assert await signed_in(client)
    async with Browser(app) as thief:
        await sign_in(thief)
        assert (await thief.post("/sign-in/second", data={"code": code})).status_code == 422
        assert not await signed_in(thief)


async def test_guesses_run_out_for_the_password_and_for_the_person(client: Browser, owner: Ann) -> None:
    await sign_in(client)
    statuses = []
    for number in range(6):
        statuses.append((await client.post("/sign-in/second", data={"code": f"{number:06}"})).status_code)
    assert statuses == [422] * 6
    gone = await client.post("/sign-in/second", data={"code": owner.code()})
    assert gone.headers["location"] == "/sign-in", "after five wrong ones the password is asked for again"
    await sign_in(client)
    statuses = [
        (await client.post("/sign-in/second", data={"code": f"{number:06}"})).status_code for number in range(20)
    ]
    assert 429 in statuses, "a fresh password brings no fresh guesses"
    assert not await signed_in(client)


async def test_a_recovery_code_is_good_once_and_stands_nowhere(client: Browser, owner: Ann, scene: Scene) -> None:
    await sign_in(client)
    typed = owner.codes[3].upper().replace("-", " ")
    assert (await client.post("/sign-in/second", data={"code": typed})).status_code == 303
    assert await signed_in(client)
    await client.post("/sign-out")
    await sign_in(client)
    assert (await client.post("/sign-in/second", data={"code": owner.codes[3]})).status_code == 422
    rows = "SELECT string_agg(r::text, '') || (SELECT sealed_secret FROM code_makers) FROM recovery_codes r"
    kept = await scene.value(rows)
    assert not any(code in kept for code in owner.codes)
    assert owner.secret not in kept


async def test_neither_a_reset_nor_a_mailed_link_goes_past_it(client: Browser, owner: Ann, scene: Scene) -> None:
    await client.post("/reset", data={"email": "ann@example.com"})
    text = str(await scene.value("SELECT text_body FROM mails ORDER BY id DESC LIMIT 1"))
    link = next(word.removeprefix(HOME) for word in text.split() if word.startswith(f"{HOME}/reset/"))
    assert (await client.post(link, data={"password": OTHER})).status_code == 303
    assert (await sign_in(client, OTHER)).headers["location"] == "/sign-in/second"
    assert not await signed_in(client)


async def test_what_matters_asks_again_after_half_an_hour(client: Browser, owner: Ann, scene: Scene) -> None:
    await sign_in(client)
    await client.post("/sign-in/second", data={"code": owner.code()})
    assert (await client.get("/settings/second")).status_code == 200
    owner.now += timedelta(minutes=31)
    led = await client.post("/settings/second/app/remove", headers={"referer": f"{HOME}/settings/second"})
    assert led.headers["location"] == "/sign-in/again?next=%2Fsettings%2Fsecond"
    assert (await client.post("/sign-in/again", data={"password": PASSWORD, "code": ""})).status_code == 422
    answer = await client.post("/sign-in/again", data={"code": owner.code(), "next": "/settings/second"})
    assert answer.headers["location"] == "/settings/second"
    assert (await client.post("/settings/second/app/remove")).status_code == 303
    assert await scene.value("SELECT count(*) FROM recovery_codes") == 0
    await client.post("/sign-out")
    assert (await sign_in(client)).headers["location"] == "/"


async def test_staff_without_one_are_led_to_set_it_up_before_anything_else(
    app: Any, people: Cast, client_as: ClientAs
) -> None:
    before = app.state.house.settings
    app.state.house.settings = replace(before, staff_second_factor=True)
    try:
        mo, bo = await client_as(await people.mo()), await client_as(await people.bo())
        for url in ("/", "/mod", "/settings", "/ask"):
            assert (await mo.get(url)).headers["location"] == "/settings/second"
        assert (await mo.post("/preview", data={"body": "x"})).status_code == 303
        assert "needs a second factor" in (await mo.get("/settings/second")).text
        assert (await bo.get("/ask")).status_code == 200
        ada = await people.ada()
        await set_up_by_row(ada.id or 0, mo=people.database)
        assert (await (await client_as(ada)).get("/admin")).status_code == 200
    finally:
        app.state.house.settings = before


async def set_up_by_row(user_id: int, mo: Database) -> None:
    async with mo.writing() as session:
        await session.fetchval(
            "INSERT INTO code_makers (user_id, sealed_secret, created_at) VALUES ($1, 'x', now())", user_id
        )


def test_a_code_of_another_half_minute_is_none() -> None:
    from forum.accounts.codes import new_secret, step_of

    secret, now = new_secret(), datetime(2026, 11, 22, 12, 0, 15, tzinfo=utc_now().tzinfo).timestamp()
    maker = pyotp.TOTP(secret)
    assert step_of(secret, maker.at(int(now)), now, last_step=0) == int(now) // 30
    assert step_of(secret, maker.at(int(now) - 30), now, last_step=0) == int(now) // 30 - 1
    for other in (-90, 90):
        assert step_of(secret, maker.at(int(now) + other), now, last_step=0) is None
    assert step_of(secret, maker.at(int(now)), now, last_step=int(now) // 30) is None
    assert step_of(secret, "", now, last_step=0) is None
    assert step_of(secret, "١٢٣٤٥٦", now, last_step=0) is None
