"""Somebody had the account for a minute: what its owner does about it holds."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from forum.accounts.actions.tokens import new_token
from forum.actor import Actor
from tests.forum.accounts.test_address import address, link_to
from tests.forum.api.conftest import ProgramOf, generous, program
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

SignIn = Callable[[Actor], Awaitable[Browser]]
PLACE = "/settings/address"
OLD, NEW = "password of before", "three small words"
__all__ = ["generous", "program"]


async def move(thief: Browser, client: Browser, scene: Scene, to: str, *, confirmed: bool) -> str:
    """The link that confirms another address, followed or not."""
    assert (await thief.post(PLACE, data={"email": to})).status_code == 303
    link = await link_to(scene, to)
    if confirmed:
        await client.post(link)
    return link


async def test_an_address_that_was_undone_is_not_redone_by_a_link_of_the_intruders(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn, program: ProgramOf
) -> None:
    asha = await people.asha()
    script, thief = await program(asha), await client_as(asha)
    await move(thief, client, scene, "thief@example.com", confirmed=True)
    undo = await link_to(scene, "asha@example.com")
    await move(thief, client, scene, "other@example.com", confirmed=True)
    undo_of_the_thief = await link_to(scene, "thief@example.com")
    waiting = await move(thief, client, scene, "third@example.com", confirmed=False)
    await client.post(undo)
    assert await address(scene, asha) == "asha@example.com"
    for link in (undo_of_the_thief, waiting):
        await client.post(link)
        assert await address(scene, asha) == "asha@example.com", link
    assert (await script.get("/me")).status_code == 401


SET_UP = (
    "INSERT INTO passkeys (user_id, credential, public_key, name, created_at) VALUES ($1, $2, 'x', 'x', $3)",
    "INSERT INTO code_makers (user_id, sealed_secret, created_at) VALUES ($1, $2::bytea::text, $3) "
    "ON CONFLICT (user_id) DO UPDATE SET created_at = excluded.created_at",
    "INSERT INTO identities (user_id, provider, issuer, subject, created_at, used_at) "
    "VALUES ($1, 'ours', 'https://a.example', $2::bytea::text, $3, $3)",
)


async def test_what_an_intruder_set_up_to_come_in_by_goes_with_an_undone_change(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn
) -> None:
    asha = await people.asha()
    async with scene.database.writing() as session:
        for statement in SET_UP:
            for mark, days in ((b"owner", 30), (b"thief", 0)):
                await session.fetchval(statement, asha.id, mark, session.now - timedelta(days=days, hours=1))
        await session.fetchval("INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, 'x')", asha.id)
    await move(await client_as(asha), client, scene, "thief@example.com", confirmed=True)
    await client.post(await link_to(scene, "asha@example.com"))
    left = [
        await scene.value(f"SELECT count(*) FROM {table} WHERE user_id = $1", asha.id)
        for table in ("passkeys", "identities", "code_makers", "recovery_codes")
    ]
    assert left == [1, 1, 0, 1], "the owner's passkey and provider stay, and codes on paper beside them"


async def test_a_new_password_ends_the_wish_for_another_address(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn
) -> None:
    asha = await people.asha()
    waiting = await move(await client_as(asha), client, scene, "thief@example.com", confirmed=False)
    await reset(client, scene, asha)
    await client.post(waiting)
    assert await address(scene, asha) == "asha@example.com"


async def reset(client: Browser, scene: Scene, person: Actor) -> None:
    async with scene.database.writing() as session:
        token = await new_token(session, person.id or 0, "reset", f"{person.name}@example.com")
    page = await client.get(f"/reset/{token}")
    assert "all tokens of the API end" in page.text
    assert (await client.post(f"/reset/{token}", data={"password": OLD})).status_code == 303


async def test_tokens_end_at_a_reset_and_at_a_change_where_one_wishes_it(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn, program: ProgramOf
) -> None:
    asha, bo = await people.asha(), await people.bo()
    script, others = await program(asha), await program(bo)
    await reset(client, scene, asha)
    assert [(await each.get("/me")).status_code for each in (script, others)] == [401, 200]
    browser = await client_as(asha)
    assert "End my API tokens" not in (await browser.get("/settings/password")).text
    script, sent = await program(asha), {"now_used": OLD, "wanted": NEW}
    assert "You have 1 token." in (await browser.get("/settings/password")).text
    assert (await browser.post("/settings/password", data=sent)).status_code == 303
    assert (await script.get("/me")).status_code == 200
    again = {"now_used": NEW, "wanted": OLD, "tokens_end": "yes"}
    assert (await browser.post("/settings/password", data=again)).status_code == 303
    assert [(await each.get("/me")).status_code for each in (script, others)] == [401, 200]


async def test_an_address_that_is_confirmed_proves_the_account(
    client: Browser, people: Cast, scene: Scene, client_as: SignIn
) -> None:
    uri = await people.uri()
    await move(await client_as(uri), client, scene, "new@example.com", confirmed=True)
    assert await scene.value("SELECT verified_at IS NOT NULL FROM users WHERE id = $1", uri.id)
    assert await scene.value("SELECT count(*) FROM events WHERE name = 'UserVerified' AND user_id = $1", uri.id) == 1
