"""Threat 34: whether an address has an account is told by no text, no status and no time."""

import time
from collections.abc import Awaitable, Callable

import pytest
from httpx2 import Response

from tests.security.signing import OTHER
from tests.support.browser import Browser
from tests.support.scene import Scene

ROUNDS = 7  # the quickest of them counts, so that a busy machine tells nothing


async def quickest(post: Callable[[int], Awaitable[Response]]) -> tuple[float, Response]:
    found = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        answer = await post(number)
        found.append((time.perf_counter() - began, answer))
    return min(each[0] for each in found), found[0][1]


async def forgive(scene: Scene) -> None:
    async with scene.database.writing() as session:
        await session.fetchval("DELETE FROM buckets")


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("url", ["/sign-in", "/reset", "/sign-up"])
async def test_known_and_unknown_accounts_are_answered_alike(client: Browser, scene: Scene, url: str) -> None:
    def asked(address: str) -> Callable[[int], Awaitable[Response]]:
        async def post(number: int) -> Response:
            await forgive(scene)
            fields = {"login": address, "email": address, "password": OTHER, "name": f"x{address[:2]}{number}"}
            if url == "/sign-up" and address != "ann@example.com":
                fields["email"] = f"{number}{address}"
            return await client.post(url, data=fields)

        return post

    await asked("warm@example.com")(99)
    known, seen = await quickest(asked("ann@example.com"))
    unknown, other = await quickest(asked("nobody@example.com"))
    assert seen.status_code == other.status_code
    assert seen.headers.get("location") == other.headers.get("location")
    assert seen.text.replace("ann@example.com", "") == other.text.replace("nobody@example.com", "")
    assert abs(known - unknown) < 0.03, f"{known:.3f} s for a known one, {unknown:.3f} s for another"


@pytest.mark.usefixtures("ann")
async def test_nothing_is_left_of_a_reset_for_nobody(client: Browser, scene: Scene) -> None:
    await client.post("/reset", data={"email": "nobody@example.com"})
    assert await scene.value("SELECT (SELECT count(*) FROM mails) + (SELECT count(*) FROM mailed_tokens)") == 0
    await client.post("/reset", data={"email": "ann@example.com"})
    assert await scene.value("SELECT count(*) FROM mails") == 1
