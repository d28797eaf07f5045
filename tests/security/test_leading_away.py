"""Threats 31, 32 and 33: where a letter leads, to whom it goes, and where a redirect leads."""

from collections.abc import Awaitable, Callable
from urllib.parse import urljoin, urlsplit

import pytest

from forum.actor import Actor
from forum.database import Database
from tests.security.forms import PASSWORD
from tests.security.signing import OTHER, sign_in
from tests.security.test_leaks import normal
from tests.support.browser import HOME, Browser
from tests.support.cast import Cast

ClientAs = Callable[[Actor], Awaitable[Browser]]
LETTERS = "SELECT to_address, subject || text_body || html_body AS text FROM mails ORDER BY id"
ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example/x",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%09/evil.example",
    "http://testserver@evil.example",
    "//evil.example\\@testserver",
    "evil.example",
    ".evil.example",
    "@evil.example",
    "//[",
    "//[::1",
    "http://[",
    "//\u2100evil.example",
    "/x\r\nSet-Cookie: a=b",
    "https://evil.example%23@testserver",
    "?next=//evil.example",
    "//evil%E3%80%82example",
    "/\u2028x",
    "/" + "a" * 1990,
    "http:///evil.example",
    "//google.com%2f@testserver",
    "/..//evil.example",
    "/.//evil.example",
    "/;@evil.example",
)


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("target", ELSEWHERE)
async def test_no_redirect_leaves_the_forum(client: Browser, client_as: ClientAs, people: Cast, target: str) -> None:
    bo = await client_as(await people.bo())
    answers = [
        await sign_in(client, next=target),
        await bo.get("/sign-in", params={"next": target}),
        await bo.post("/language", data={"locale": "en", "back": target}),
        await bo.get("/verify", params={"next": target}),
    ]
    for answer in answers:
        location = answer.headers["location"]
        assert answer.status_code in (301, 303)
        assert urlsplit(urljoin(f"{HOME}/sign-in", location.replace("\\", "/"))).netloc == "testserver", location
        assert "\n" not in location
        assert "a=b" not in str(answer.headers.get_list("set-cookie"))


@pytest.mark.usefixtures("ann")
async def test_a_letter_leads_to_the_forum_whatever_host_was_asked(client: Browser, database: Database) -> None:
    for name in ("host", "x-forwarded-host", "x-original-host", "x-forwarded-server", "forwarded", "x-forwarded-proto"):
        value = "host=evil.example" if name == "forwarded" else "evil.example"
        await client.post("/reset", data={"email": "ann@example.com"}, headers={name: value})
    async with database.reading() as session:
        letters = await session.fetch(LETTERS)
    assert letters
    assert not any("evil" in letter["text"] for letter in letters)


ADDRESSES = (
    "ann@example.com\r\nBcc: eve@evil.example",
    "ann@example.com,eve@evil.example",
    "ann@example.com\neve@evil.example",
    "ann@example.com\x00@evil.example",
    "ann@example.com;eve@evil.example",
    "eve@evil.example ann@example.com",
    "<ann@example.com>",
    "ann@example.com>",
    '"ann"@example.com',
    "ann@[127.0.0.1]",
    "ann@example.com\u2028eve@evil.example",
    "ann@example.com%0abcc:eve@evil.example",
    "ann(x)@example.com",
    "@example.com",
    "ann@",
    "ann@example",
    "ａnn@example.com\r",
    "ann@example.com\x85eve@evil.example",
    "ann@exa mple.com",
    "ann@\u202eexample.com",
)


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("email", ADDRESSES)
async def test_an_address_is_one_address(client: Browser, database: Database, email: str) -> None:
    await client.post("/reset", data={"email": email})
    await client.post("/sign-up", data={"name": "newcomer", "email": email, "password": PASSWORD})
    async with database.reading() as session:
        found = [letter["to_address"] for letter in await session.fetch(LETTERS)]
    assert not any("evil" in each or not each.isprintable() or each.count("@") != 1 for each in found), found


@pytest.mark.usefixtures("ann")
async def test_nobody_learns_who_has_an_account(client: Browser) -> None:
    for url, fields in (
        ("/reset", {}),
        ("/sign-up", {"name": "newcomer", "password": PASSWORD}),
        ("/sign-in", {"password": OTHER, "login": ""}),
    ):
        name = "login" if "login" in fields else "email"
        answers = []
        for email in ("ann@example.com", "eve@example.com"):
            answers.append(normal(await client.post(url, data={**fields, name: email}), email))
            client.cookies.clear()
        assert answers[0] == answers[1], url
