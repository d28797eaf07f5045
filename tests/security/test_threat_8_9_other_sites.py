"""Threats 8 and 9: another site signs nobody in with an account of its choice, and nobody out."""

import pytest

from tests.security.forms import PASSWORD
from tests.security.signing import sign_in
from tests.support.browser import Browser

ELSEWHERE = ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"},
             {"origin": "null"})  # fmt: skip


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("headers", ELSEWHERE)
async def test_another_site_signs_nobody_in(client: Browser, headers: dict[str, str]) -> None:
    for url in ("/sign-in", "/sign-in/second", "/sign-in/customer", "/sign-in/name", "/sign-in/passkey"):
        answer = await client.post(url, data={"login": "ann", "password": PASSWORD}, headers=headers)
        assert answer.status_code == 403, url
    assert (await client.get("/settings")).status_code != 200


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("headers", ELSEWHERE)
async def test_another_site_signs_nobody_out(client: Browser, headers: dict[str, str]) -> None:
    await sign_in(client)
    assert (await client.get("/sign-out", headers=headers)).status_code == 405
    assert (await client.post("/sign-out", headers=headers)).status_code == 403
    assert (await client.get("/settings")).status_code == 200
