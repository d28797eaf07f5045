"""Changing the address of an account: from both ends, and back again."""

import re
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette

from forum.actor import Actor
from forum.database import Database
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

SignIn = Callable[[Actor], Awaitable[Browser]]


async def link_to(scene: Scene, address: str) -> str:
    text = await scene.value("SELECT text_body FROM mails WHERE to_address = $1 ORDER BY id DESC LIMIT 1", address)
    found = re.search(r"/settings/address/\w+/[\w-]+", text or "")
    assert found, text
    return found[0]


async def address(scene: Scene, person: Actor) -> str:
    return str(await scene.value("SELECT email FROM users WHERE id = $1", person.id))


async def with_address(database: Database, person: Actor, email: str) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET email = $2, email_key = $2 WHERE id = $1", person.id, email)


async def test_an_address_counts_when_confirmed_and_comes_back_from_the_old_one(
    app: Starlette, client: Browser, people: Cast, scene: Scene, client_as: SignIn
) -> None:
    asha = await people.asha()
    await with_address(scene.database, asha, "asha@example.com")
    browser = await client_as(asha)
    assert (await browser.post("/settings/address", data={"email": "no address"})).status_code == 422
    assert (await browser.post("/settings/address", data={"email": "Asha@example.com"})).status_code == 422
    assert (await browser.post("/settings/address", data={"email": "new@example.com"})).status_code == 303
    assert "new@example.com" in (await browser.get("/settings/address")).text
    confirm, undo = await link_to(scene, "new@example.com"), await link_to(scene, "asha@example.com")
    assert (await client.get(confirm)).status_code == 200
    assert await address(scene, asha) == "asha@example.com", "a mail program that looks ahead changes nothing"
    await client.post(confirm)
    assert await address(scene, asha) == "new@example.com"
    assert (await client.post(confirm)).headers["location"] == "/sign-in", "once"
    await client.post(undo)
    assert await address(scene, asha) == "asha@example.com"
    assert (await browser.get("/settings/address")).status_code == 303, "signed out everywhere"
    assert (
        await scene.value("SELECT to_address FROM mails WHERE subject = 'Choose a new password'") == "asha@example.com"
    )
    await client.post(undo)
    assert await address(scene, asha) == "asha@example.com"


async def test_an_address_of_somebody_else_looks_the_same_and_is_never_given(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn
) -> None:
    asha, bo = await people.asha(), await people.bo()
    await with_address(scene.database, bo, "bo@example.com")
    browser = await client_as(asha)
    taken = await browser.post("/settings/address", data={"email": "bo@example.com"})
    free = await browser.post("/settings/address", data={"email": "free@example.com"})
    assert (taken.status_code, taken.headers["location"]) == (free.status_code, free.headers["location"])
    told = await scene.value("SELECT text_body FROM mails WHERE to_address = 'bo@example.com'")
    assert "/settings/address/" not in told
    confirm = await link_to(scene, "free@example.com")
    await with_address(scene.database, bo, "free@example.com")
    await client.post(confirm)
    assert await address(scene, asha) != "free@example.com"
