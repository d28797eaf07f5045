"""Threat 10: an answer that is not this browser's, this provider's, for us, in time, signs nobody in."""

import logging
from collections.abc import Awaitable, Callable

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.database import Database
from tests.forum.entering.conftest import ANN, Elsewhere, elsewhere, provider_process, set_out, there_and_back
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.provider import WRONGS
from tests.support.scene import Scene

__all__ = ["elsewhere", "provider_process"]


async def signed_in(browser: Browser) -> bool:
    return (await browser.get("/settings")).status_code == 200


@pytest.fixture
async def known(client: Browser, elsewhere: Elsewhere, scene: Scene) -> int:
    """Ann has come by the provider before."""
    await there_and_back(client, elsewhere)
    assert (await client.post("/sign-in/name", data={"name": "ann"})).status_code == 303
    assert await signed_in(client)
    await client.post("/sign-out")
    return int(await scene.value("SELECT user_id FROM identities"))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("wrong", WRONGS)
async def test_a_token_with_anything_wrong_signs_nobody_in(
    client: Browser, elsewhere: Elsewhere, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    there = await set_out(client)
    elsewhere.control(wrong=wrong)
    if wrong in ("description", "away"):
        from forum.entering.partners import openid

        openid.forget()
    with caplog.at_level(logging.WARNING, "talkoot"):
        answer = await client.get(elsewhere.agree(there))
    assert answer.status_code == 422
    assert "Not signed in" in answer.text
    assert not await signed_in(client)
    assert elsewhere.home not in answer.text, "what exactly was wrong stands in the log alone"
    assert "ours" in caplog.text


@pytest.mark.usefixtures("known")
async def test_new_keys_of_the_provider_are_fetched(client: Browser, elsewhere: Elsewhere) -> None:
    elsewhere.control(rotate=True)
    assert (await there_and_back(client, elsewhere)).status_code == 303
    assert await signed_in(client)


@pytest.mark.usefixtures("known")
async def test_an_answer_is_worth_something_once_and_in_its_browser_alone(
    app: Starlette, client: Browser, elsewhere: Elsewhere
) -> None:
    back = elsewhere.agree(await set_out(client))
    async with Browser(app) as thief:
        assert (await thief.get(back)).status_code == 422, "without the cookie of who set out"
        await set_out(thief)
        assert (await thief.get(back)).status_code == 422, "with a cookie of their own"
        assert not await signed_in(thief)
    kept = client.cookies["talkoot-way"]
    assert (await client.get(back)).status_code == 303
    assert await signed_in(client)
    async with Browser(app) as again:
        again.cookies.set("talkoot-way", kept)
        assert (await again.get(back)).status_code == 422, "used"
        code = await set_out(again)
        state = code.split("state=")[1].split("&")[0]
        replayed = back.split("state=")[0] + "state=" + state
        assert (await again.get(replayed)).status_code == 422, "the provider gives nothing for a code twice"
        assert not await signed_in(again)


@pytest.mark.usefixtures("known")
async def test_an_answer_of_one_provider_is_none_of_another(
    client: Browser, elsewhere: Elsewhere, database: Database
) -> None:
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO providers (slug, kind, name, issuer, client_id, created_at) "
            "VALUES ('other', 'openid', 'Other', 'https://other.example', 'x', now())"
        )
    back = elsewhere.agree(await set_out(client))
    assert (await client.get(back.replace("/back/ours", "/back/other"))).status_code == 422
    back = elsewhere.agree(await set_out(client))
    assert (await client.get(f"{back}&iss=https://other.example")).status_code == 422
    elsewhere.control(answers_issuer=True)
    from forum.entering.partners import openid

    openid.forget()
    there = await set_out(client)
    good = elsewhere.agree(there)
    assert (await client.get(good.split("&iss=")[0])).status_code == 422, "a provider that says whose it is, says it"
    assert (await there_and_back(client, elsewhere)).status_code == 303


async def test_an_address_lets_nobody_in(
    client: Browser, elsewhere: Elsewhere, people: Cast, client_as: Callable[[Actor], Awaitable[Browser]]
) -> None:
    asha = await people.asha()
    elsewhere.control(person={**ANN, "email": "asha@example.com"})
    answer = await there_and_back(client, elsewhere)
    assert answer.status_code == 409
    assert "You already have an account" in answer.text
    assert not await signed_in(client)
    elsewhere.control(person={**ANN, "email": "asha@example.com", "email_verified": False})
    answer = await there_and_back(client, elsewhere)
    assert answer.headers["location"] == "/sign-in/name", "of an address that is not proved nothing is told"
    made = await client.post("/sign-in/name", data={"name": "ann", "email": "asha@example.com"})
    assert made.headers["location"] == "/sign-up/sent"
    assert not await signed_in(client)
    hers = await client_as(asha)
    elsewhere.control(person={**ANN, "email": "asha@example.com"})
    back = elsewhere.agree(await set_out(hers, "/settings/ways/ours"))
    assert (await hers.get(back)).headers["location"] == "/settings/ways"
    assert (await there_and_back(client, elsewhere)).status_code == 303
    assert 'data-me="' + str(asha.id) in (await client.get("/settings")).text


async def test_connecting_is_for_who_asked_for_it(
    elsewhere: Elsewhere, people: Cast, scene: Scene, client_as: Callable[[Actor], Awaitable[Browser]]
) -> None:
    hers, his = await client_as(await people.asha()), await client_as(await people.bo())
    back = elsewhere.agree(await set_out(hers, "/settings/ways/ours"))
    his.cookies.set("talkoot-way", hers.cookies["talkoot-way"])
    assert (await his.get(back)).status_code == 422
    assert await scene.value("SELECT count(*) FROM identities") == 0
    await hers.get(elsewhere.agree(await set_out(hers, "/settings/ways/ours")))
    taken = await his.get(elsewhere.agree(await set_out(his, "/settings/ways/ours")))
    assert "belongs to another account" in taken.text


async def test_an_answer_that_comes_late_is_none(client: Browser, elsewhere: Elsewhere, database: Database) -> None:
    back = elsewhere.agree(await set_out(client))
    async with database.writing() as session:
        await session.fetchval("UPDATE journeys SET expires_at = $1", session.now)
    assert (await client.get(back)).status_code == 422
