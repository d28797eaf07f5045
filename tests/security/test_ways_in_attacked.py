"""Ways in under attack: accounts made in another's name, nonsense in place of a proof, what outlives its reason."""

from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from forum.accounts.actions.resetting import reset_password
from forum.accounts.actions.second import begin_half
from forum.accounts.actions.tokens import new_token
from forum.actor import Actor
from forum.database import Database
from tests.forum.entering.conftest import ANN, Elsewhere, elsewhere, provider_process, set_out, there_and_back
from tests.security.signing import OTHER, sign_in
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

__all__ = ["elsewhere", "provider_process"]
ClientAs = Callable[[Actor], Awaitable[Browser]]
ROLES = "SELECT roles FROM users WHERE id = $1"
DEEP = "[" * 19_000
STRANGERS_WAYS = (
    "INSERT INTO identities (user_id, provider, issuer, subject, created_at, used_at) "
    "VALUES ($1, 'ours', 'https://a.example', '7', now(), now())",
    "INSERT INTO passkeys (user_id, credential, public_key, name, created_at) VALUES ($1, 'x', 'x', 'x', now())",
    "INSERT INTO code_makers (user_id, sealed_secret, created_at) VALUES ($1, 'x', now())",
    "INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, 'x')",
)
WAYS = """
SELECT (SELECT count(*) FROM identities) + (SELECT count(*) FROM passkeys) + (SELECT count(*) FROM code_makers)
     + (SELECT count(*) FROM recovery_codes) + (SELECT count(*) FROM half_logins) + (SELECT count(*) FROM logins)
"""


@pytest.mark.parametrize("is_proved, left", [(False, 0), (True, len(STRANGERS_WAYS))])
async def test_who_signed_up_with_anothers_address_has_no_way_in_once_its_owner_comes(
    ann: int, database: Database, scene: Scene, is_proved: bool, left: int
) -> None:
    async with database.writing() as session:
        for sql in STRANGERS_WAYS:
            await session.fetchval(sql, ann)
        if not is_proved:
            await session.fetchval("UPDATE users SET verified_at = NULL WHERE id = $1", ann)
        await begin_half(session, ann, "/", None)
        token = await new_token(session, ann, "reset", "ann@example.com")
    async with database.writing() as session:
        assert await reset_password(session, token, OTHER) == ann
    assert await scene.value(WAYS) == left


async def test_a_link_that_signs_in_ends_the_login_of_before(app: Starlette, client: Browser, ann: int,
                                                             database: Database) -> None:  # fmt: skip
    await sign_in(client)
    before = client.cookies["talkoot"]
    async with database.writing() as session:
        token = await new_token(session, ann, "verify", "ann@example.com")
    assert (await client.post(f"/verify/{token}")).status_code == 303
    async with Browser(app) as thief:
        thief.cookies.set("talkoot", before)
        assert (await thief.get("/settings")).status_code != 200


async def test_deep_nonsense_in_place_of_a_proof_is_refused(client: Browser, elsewhere: Elsewhere) -> None:
    head = urlsafe_b64encode(DEEP.encode()).decode().rstrip("=")
    answers = [
        await client.get("/sign-in/product", params={"token": f"{head}.e30.x"}),
        await client.post("/sign-in/signed-out/ours", data={"logout_token": f"{head}.e30.x"}),
    ]
    await client.post("/sign-in/passkey/ask")
    answers.append(await client.post("/sign-in/passkey", data={"credential": DEEP}))
    assert [each.status_code for each in answers] == [422, 400, 422]


async def test_a_role_of_a_group_does_not_outlive_the_connection(
    elsewhere: Elsewhere, people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    asha = await people.asha()
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET password_hash = 'x', roles = '{kb_editor}' WHERE id = $1", asha.id)
    hers = await client_as(asha)
    elsewhere.control(person={**ANN, "groups": ["support"]})
    await hers.get(elsewhere.agree(await set_out(hers, "/settings/ways/ours")))
    assert set(await scene.value(ROLES, asha.id)) == {"moderator", "kb_editor"}
    identity = await scene.value("SELECT id FROM identities")
    assert (await hers.post(f"/settings/ways/{identity}/remove")).status_code == 303
    assert await scene.value(ROLES, asha.id) == ["kb_editor"], "what no group gives stays"


async def test_the_last_way_in_is_kept_also_where_it_is_a_passkey(
    people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    asha = await people.asha()
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET password_hash = NULL WHERE id = $1", asha.id)
        for sql in (STRANGERS_WAYS[1], STRANGERS_WAYS[1].replace("'x', 'x', 'x'", "'y', 'y', 'y'")):
            await session.fetchval(sql, asha.id)
    hers = await client_as(asha)
    first, last = [row["id"] for row in await rows(scene, "SELECT id FROM passkeys ORDER BY id")]
    assert (await hers.post(f"/settings/second/keys/{first}/remove")).status_code == 303
    answer = await hers.post(f"/settings/second/keys/{last}/remove")
    assert answer.status_code == 422
    assert "your only way to sign in" in answer.text
    assert await scene.value("SELECT count(*) FROM passkeys") == 1


async def rows(scene: Scene, sql: str) -> list[dict[str, int]]:
    async with scene.database.reading() as session:
        return [dict(row) for row in await session.fetch(sql)]


async def test_a_provider_is_removed_only_with_proof(
    elsewhere: Elsewhere, people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    admin = await client_as(await people.ada())
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE logins SET proved_at = $1", session.now - timedelta(hours=1))
    number = await scene.value("SELECT id FROM providers")
    asked = await admin.post(f"/admin/providers/{number}/remove")
    assert asked.headers["location"].startswith("/sign-in/again")
    assert await scene.value("SELECT count(*) FROM providers") == 1


@pytest.mark.parametrize("said", ["false", "True", 1, None, "yes", ["true"]])
async def test_an_address_is_proved_only_where_the_provider_says_so(
    client: Browser, elsewhere: Elsewhere, said: object
) -> None:
    elsewhere.control(person={**ANN, "email_verified": said})
    assert (await there_and_back(client, elsewhere)).headers["location"] == "/sign-in/name"
    assert "confirm that it is yours" in (await client.get("/sign-in/name")).text
