"""The company's product signs its customers in, by a token that is theirs, for us, once, and soon over."""

import time
import warnings
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey, OKPKey
from starlette.applications import Starlette

from forum.actor import Actor
from forum.entering.actions import products
from forum.settings import Settings
from tests.support.browser import HOME, Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


class Shop:
    """The product: signs with a key that an admin has made."""

    def __init__(self, key_id: int, key: str, kind: str):
        self.key_id, self.kind, self.jti = key_id, kind, 0
        self.key: Any = OctKey.import_key(key) if kind == "HS256" else OKPKey.import_key(key)

    def token(self, header: dict[str, Any] | None = None, **changed: Any) -> str:
        self.jti += 1
        now = int(time.time())
        claims = {"iss": "shop", "aud": HOME, "sub": "4711", "jti": str(self.jti), "iat": now, "exp": now + 60,
                  "email": "cara@example.com", "email_verified": True, "name": "Cara Lund"}  # fmt: skip
        given = {name: value for name, value in (claims | changed).items() if value is not None}
        head = {"alg": self.kind, "kid": str(self.key_id), **(header or {})}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)
            return jwt.encode(head, given, self.key, algorithms=["HS256", "EdDSA"])


@pytest.fixture(params=["HS256", "EdDSA"])
async def shop(request: pytest.FixtureRequest, people: Cast, settings: Settings) -> Shop:
    async with people.database.writing() as session:
        key_id, key = await products.make_key(session, settings, await people.ada(), "shop", kind=request.param)
    return Shop(key_id, key, request.param)


async def come(browser: Browser, token: str, there: str = "/tags") -> Any:
    return await browser.get("/sign-in/product", params={"token": token, "next": there})


async def enter(browser: Browser, token: str, there: str = "/tags") -> Any:
    """With the click that a browser needs which is new to the customer."""
    asked = await come(browser, token, there)
    assert asked.status_code == 200, asked.text
    assert asked.headers["referrer-policy"] == "same-origin", "with none at all, browsers hide where the click is from"
    assert "Go on as Cara Lund" in asked.text
    assert not await signed_in(browser)
    return await browser.post("/sign-in/customer")


async def signed_in(browser: Browser) -> bool:
    return (await browser.get("/settings")).status_code == 200


async def test_a_customer_opens_the_forum_already_signed_in(client: Browser, shop: Shop, scene: Scene) -> None:
    async with scene.database.writing() as session:
        await session.fetchval("INSERT INTO plans (name, created_at) VALUES ('Gold', now())")
    answer = await enter(client, shop.token(plan="gold"))
    assert answer.headers["location"] == "/tags"
    assert await signed_in(client)
    made = "SELECT name || ' ' || display_name FROM users WHERE email = 'cara@example.com' AND verified_at IS NOT NULL"
    assert await scene.value(made) == "Cara-Lund Cara Lund"
    assert await scene.value("SELECT p.name FROM customers c JOIN plans p ON p.id = c.plan_id") == "Gold"
    await client.post("/sign-out")
    again = await come(client, shop.token(), "https://evil.example/")
    assert again.headers["location"] == "/", "this browser is known: no click"
    assert again.headers["referrer-policy"] == "same-origin"
    assert await scene.value("SELECT count(*) FROM identities") == 1


@pytest.mark.parametrize(
    "changed",
    [{"aud": "https://other.example"}, {"iss": "another"}, {"exp": 1_700_000_000}, {"jti": None}, {"sub": None},
     {"iat": None}, {"exp": int(time.time()) + 90_000}, {"iat": int(time.time()) + 9_000}, {"sub": 7},
     {"header": {"kid": "999999"}}, {"header": {"kid": "x"}}],
)  # fmt: skip
async def test_a_token_that_is_not_as_it_should_be_signs_nobody_in(
    client: Browser, shop: Shop, changed: dict[str, Any]
) -> None:
    assert (await come(client, shop.token(**changed))).status_code == 422
    assert not await signed_in(client)


async def test_a_token_counts_once_and_looking_at_the_link_does_not_use_it(
    client: Browser, shop: Shop, scene: Scene
) -> None:
    token = shop.token()
    await client.head("/sign-in/product", params={"token": token})
    assert (await enter(client, token)).status_code == 303
    await client.post("/sign-out")
    assert (await come(client, token)).status_code == 422
    assert (await client.post("/sign-in/customer")).status_code == 422, "and so does the click"
    for odd in ("", "a.b.c", "x", token[:-4] + "AAAA", token.replace(".", "")):
        assert (await come(client, odd)).status_code == 422
    other = OctKey.import_key("another secret that is as long as the first")
    forged = jwt.encode({"alg": "HS256", "kid": str(shop.key_id)}, {"sub": "4711"}, other)
    assert (await come(client, forged)).status_code == 422


async def test_an_ended_key_counts_no_more(client: Browser, shop: Shop, people: Cast, client_as: ClientAs) -> None:
    admin = await client_as(await people.ada())
    assert (await admin.post(f"/admin/product-keys/{shop.key_id}/end")).status_code == 303
    assert (await come(client, shop.token())).status_code == 422


async def test_nobody_is_signed_in_as_somebody_else_without_being_asked(
    client: Browser, shop: Shop, people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    asha = await people.asha()
    assert (await come(client, shop.token(email="asha@example.com"))).status_code == 409
    assert (await come(client, shop.token(email_verified=False))).status_code == 422
    assert not await signed_in(client)
    hers = await client_as(asha)
    asked = await come(hers, shop.token(email="asha@example.com"))
    assert "Connect the two" in asked.text
    assert await scene.value("SELECT count(*) FROM identities") == 0
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE logins SET proved_at = $1", session.now - timedelta(hours=1))
    assert (await hers.post("/sign-in/customer")).headers["location"].startswith("/sign-in/again")
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE logins SET proved_at = $1", session.now)
    assert (await hers.post("/sign-in/customer")).headers["location"] == "/tags"
    assert (await enter(client, shop.token(email="asha@example.com"))).status_code == 303
    assert f'data-me="{asha.id}' in (await client.get("/settings")).text
    his = await client_as(await people.bo())
    assert "means somebody else" in (await come(his, shop.token(email="asha@example.com"))).text
    assert (await his.post("/sign-in/customer")).status_code == 422


async def test_a_link_sent_around_signs_nobody_in_as_its_sender(
    app: Starlette, client: Browser, shop: Shop, scene: Scene
) -> None:
    assert (await enter(client, shop.token())).status_code == 303
    async with Browser(app) as victim:
        asked = await come(victim, shop.token())
        assert "Go on as Cara Lund" in asked.text
        assert not await signed_in(victim)
        kept = victim.cookies["talkoot-way"]
        await victim.post("/sign-in/customer")
        async with Browser(app) as thief:
            thief.cookies.set("talkoot-way", kept)
            assert (await thief.post("/sign-in/customer")).status_code == 422
    assert await scene.value("SELECT count(*) FROM identities") == 1


async def test_two_links_at_once_make_one_account(client: Browser, app: Starlette, shop: Shop, scene: Scene) -> None:
    async with Browser(app) as other:
        await come(client, shop.token())
        await come(other, shop.token())
        assert (await client.post("/sign-in/customer")).status_code == 303
        assert (await other.post("/sign-in/customer")).status_code == 303
    assert await scene.value("SELECT count(*) FROM users WHERE email = 'cara@example.com'") == 1


async def test_an_admin_makes_a_key_and_sees_it_once(people: Cast, scene: Scene, client_as: ClientAs) -> None:
    admin = await client_as(await people.ada())
    for kind in ("HS256", "EdDSA"):
        made = await admin.post("/admin/product-keys", data={"name": "shop", "kind": kind})
        assert "This key is shown once" in made.text
    assert "PRIVATE KEY" in made.text
    again = await admin.get("/admin/product-keys")
    assert "PRIVATE KEY" not in again.text
    assert again.text.count('/end"') == 2
    assert (await admin.post("/admin/product-keys", data={"name": "shop", "kind": "none"})).status_code == 422
