"""People who come by a provider: new ones, those who are known, their groups, and signing out there."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.entering.partners import door
from tests.forum.entering.conftest import ANN, Elsewhere, set_out, there_and_back
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.provider import CLIENT
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
EVENT = "http://schemas.openid.net/event/backchannel-logout"


async def signed_in(browser: Browser) -> bool:
    return (await browser.get("/settings")).status_code == 200


async def joined(browser: Browser, elsewhere: Elsewhere, **claims: Any) -> None:
    elsewhere.control(person={**ANN, **claims})
    answer = await there_and_back(browser, elsewhere)
    if answer.headers["location"] == "/sign-in/name":
        assert (await browser.post("/sign-in/name", data={"name": "ann"})).status_code == 303


async def test_somebody_new_chooses_a_name_and_is_where_they_wanted_to_be(
    client: Browser, elsewhere: Elsewhere, people: Cast, scene: Scene
) -> None:
    await people.person("ann2")
    assert "Continue with Ours" in (await client.get("/sign-in")).text
    assert "Continue with Ours" in (await client.get("/sign-up")).text
    assert (await there_and_back(client, elsewhere, next="/tags")).headers["location"] == "/sign-in/name"
    asked = await client.get("/sign-in/name")
    assert 'value="ann"' in asked.text
    taken = await client.post("/sign-in/name", data={"name": "Ann.2"})
    assert taken.status_code == 422
    assert "This name is taken" in taken.text
    assert (await client.post("/sign-in/name", data={"name": "ann"})).headers["location"] == "/tags"
    made = "SELECT count(*) FROM users WHERE email = 'ann@example.com' AND verified_at > '-infinity' AND name = 'ann'"
    assert await scene.value(f"{made} AND password_hash IS NULL") == 1
    await client.post("/sign-out")
    assert (await there_and_back(client, elsewhere, next="/ask")).headers["location"] == "/ask"
    assert (await there_and_back(client, elsewhere, next="//evil.example")).headers["location"] == "/"


async def test_an_address_that_the_provider_has_not_proved_is_proved_by_a_letter(
    client: Browser, elsewhere: Elsewhere, scene: Scene
) -> None:
    elsewhere.control(person={"sub": "8", "email": "ann@example.com", "email_verified": False})
    await there_and_back(client, elsewhere)
    sent = await client.post("/sign-in/name", data={"name": "ann", "email": "ann@example.com"})
    assert sent.headers["location"] == "/sign-up/sent"
    assert not await signed_in(client)
    assert "/verify/" in str(await scene.value("SELECT text_body FROM mails"))
    assert await scene.value("SELECT verified_at FROM users WHERE name = 'ann'") is None


async def test_who_does_not_agree_there_is_told_so(client: Browser, elsewhere: Elsewhere) -> None:
    elsewhere.control(denies=True)
    answer = await client.get(elsewhere.agree(await set_out(client)))
    assert "You did not let the provider tell us" in answer.text


async def test_groups_decide_about_roles_at_each_sign_in(client: Browser, elsewhere: Elsewhere, scene: Scene) -> None:
    async def roles() -> Any:
        return await scene.value("SELECT roles FROM users WHERE name = 'ann'")

    await joined(client, elsewhere, groups=["support", "others"])
    assert await roles() == ["moderator"]
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET roles = '{moderator,kb_editor}' WHERE name = 'ann'")
    await joined(client, elsewhere, groups=["others"])
    assert await roles() == ["kb_editor"], "what no group gives stays"
    await joined(client, elsewhere, groups="support bosses")
    assert await roles() == ["moderator", "kb_editor", "admin"]
    await joined(client, elsewhere)
    assert await roles() == ["kb_editor"]


async def test_the_last_way_in_stays(
    client: Browser, elsewhere: Elsewhere, people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    await joined(client, elsewhere)
    identity = await scene.value("SELECT id FROM identities")
    refused = await client.post(f"/settings/ways/{identity}/remove")
    assert "only way to sign in" in refused.text
    bo = await client_as(await people.bo())
    assert (await bo.post(f"/settings/ways/{identity}/remove")).status_code == 404
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET password_hash = 'x' WHERE name = 'ann'")
    assert (await client.post(f"/settings/ways/{identity}/remove")).status_code == 303
    assert await scene.value("SELECT count(*) FROM identities") == 0


def word(elsewhere: Elsewhere, **changed: Any) -> dict[str, Any]:
    said = {"iss": elsewhere.home, "aud": CLIENT, "iat": int(time.time()), "exp": int(time.time()) + 120,
            "jti": "one", "sid": "session-of-ann", "events": {EVENT: {}}}  # fmt: skip
    return {name: value for name, value in (said | changed).items() if value is not None}


@pytest.mark.parametrize(
    "changed",
    [{"iss": "https://other.example"}, {"aud": "another"}, {"iat": 1_700_000_000}, {"events": {}}, {"jti": None},
     {"nonce": "n"}, {"sid": None}, {"exp": 1_700_000_000}],
)  # fmt: skip
async def test_a_word_that_is_not_as_it_should_be_signs_nobody_out(
    client: Browser, elsewhere: Elsewhere, changed: dict[str, Any]
) -> None:
    await joined(client, elsewhere, sid="session-of-ann")
    token = elsewhere.control(sign=word(elsewhere, **changed))["token"]
    assert (await client.post("/sign-in/signed-out/ours", data={"logout_token": token})).status_code == 400
    assert await signed_in(client)


async def test_the_provider_s_word_ends_its_session_and_is_heard_once(
    app: Starlette, client: Browser, elsewhere: Elsewhere
) -> None:
    await joined(client, elsewhere, sid="session-of-ann")
    async with Browser(app) as other:
        await joined(other, elsewhere, sid="another-session")
        token = elsewhere.control(sign=word(elsewhere))["token"]
        for status in (200, 400):
            answer = await other.post(
                "/sign-in/signed-out/ours", data={"logout_token": token}, headers={"origin": "https://id.example"}
            )
            assert answer.status_code == status
        assert not await signed_in(client)
        assert await signed_in(other)
        whole = elsewhere.control(sign=word(elsewhere, sid=None, sub="7", jti="two"))["token"]
        assert (await client.post("/sign-in/signed-out/ours", data={"logout_token": whole})).status_code == 200
        assert not await signed_in(other)


async def test_the_provider_s_page_ends_its_session_in_a_frame(client: Browser, elsewhere: Elsewhere) -> None:
    await joined(client, elsewhere, sid="session-of-ann")
    await client.get("/sign-in/signed-out/ours", params={"iss": "https://other.example", "sid": "session-of-ann"})
    await client.get("/sign-in/signed-out/ours", params={"iss": elsewhere.home})
    assert await signed_in(client)
    answer = await client.get("/sign-in/signed-out/ours", params={"iss": elsewhere.home, "sid": "session-of-ann"})
    assert f"frame-ancestors {elsewhere.home};" in answer.headers["content-security-policy"]
    assert not await signed_in(client)


async def test_an_admin_keeps_providers_and_never_sees_a_secret_again(
    elsewhere: Elsewhere, people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    admin = await client_as(await people.ada())
    url = "/admin/providers/" + str(await scene.value("SELECT id FROM providers"))
    shown = await admin.get(url)
    assert "support = moderator" in shown.text
    sealed = await scene.value("SELECT sealed_secret FROM providers")
    assert "a secret between" not in shown.text + sealed
    tried = await admin.get(elsewhere.agree(await set_out(admin, f"{url}/test")))
    assert "It works" in tried.text
    assert "ann@example.com" in tried.text
    given = {"name": "Ours", "issuer": elsewhere.home, "client_id": CLIENT, "roles": "support = emperor"}
    assert "this one is not: support = emperor" in (await admin.post(url, data=given)).text
    assert (await admin.post(url, data=given | {"roles": ""})).status_code == 303
    assert await scene.value("SELECT sealed_secret FROM providers") == sealed
    assert "Continue with" not in (await (await client_as(people.visitor)).get("/sign-in")).text, "off"
    assert (await admin.post("/sign-in/with/ours")).status_code == 404
    for name in ("google", "microsoft", "github", "gitlab", "apple", "other"):
        assert (await admin.get("/admin/providers/new", params={"preset": name})).status_code == 200
    made = await admin.post("/admin/providers/new", data={
        "name": "Google", "slug": "google", "preset": "google", "issuer": "https://accounts.google.com",
        "client_id": "x", "active": "yes"})  # fmt: skip
    assert made.status_code == 303
    assert (await admin.post(f"{url}/remove")).status_code == 303


async def test_a_provider_in_a_private_network_is_asked_only_where_a_setting_allows_it(
    app: Any, client: Browser, elsewhere: Elsewhere
) -> None:
    app.state.house.settings = replace(app.state.house.settings, outgoing_networks=())
    answer = await client.post("/sign-in/with/ours")
    assert answer.status_code == 422
    assert str(door.AWAY) in answer.text
    assert "private network" not in answer.text


async def test_the_environment_can_describe_the_first_provider(
    app: Any, client: Browser, elsewhere: Elsewhere, people: Cast, client_as: ClientAs
) -> None:
    app.state.house.settings = changed = replace(
        app.state.house.settings, oidc_issuer=elsewhere.home, oidc_client_id=CLIENT,
        oidc_secret="a secret between the two", oidc_roles=("support=moderator",),
    )  # fmt: skip
    bus = app.state.house.bus
    before, bus.given = bus.given, changed
    try:
        assert "Continue with Company account" in (await client.get("/sign-in")).text
        assert "by settings" in (await (await client_as(await people.ada())).get("/admin/providers")).text
        back = elsewhere.agree(await set_out(client, "/sign-in/with/company"))
        assert (await client.get(back)).headers["location"] == "/sign-in/name"
    finally:
        bus.given = before


async def test_the_form_of_a_provider_is_answered_by_asking_again_with_our_own_cookies(
    app: Starlette, client: Browser, elsewhere: Elsewhere
) -> None:
    back = elsewhere.agree(await set_out(client))
    sent = dict(each.split("=", 1) for each in back.split("?")[1].split("&"))
    async with Browser(app) as from_there:
        answer = await from_there.post("/sign-in/back/ours", data=sent, headers={"origin": "https://id.example"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in/back/ours?code=")
    assert (await client.get(answer.headers["location"])).headers["location"] == "/sign-in/name"
