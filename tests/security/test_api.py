"""The API lets nobody see or do more than the pages do, and a token no more than it is for."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from httpx2 import Response
from starlette.applications import Starlette

from forum.actor import Actor
from forum.app import Forum
from forum.web.api.endpoints import Endpoint
from tests.security.digests import changed, none, rows
from tests.security.endpoints import HOLE
from tests.security.secrets import PRIVATE, SECRETS, Vault
from tests.security.test_leaks import READERS, questions, told
from tests.security.world import World
from tests.support.browser import HOME, Browser
from tests.support.program import Program, program_of

ProgramOf = Callable[..., Awaitable[Program]]
# By the endpoint's way to be called: what visitor, unverified, suspended, customer, author, moderator, editor and admin
# get who ask with all that a token of theirs can be for. 401 is (u), 403 (f), anything else that is no success (x).
PARTS = ("visitor", "unverified", "suspended", "customer", "author", "moderator", "editor", "admin")
OPEN, OWN, DESK, QUEUE = "oouooooo", "uouooooo", "ufuffuoo", "ufuffouo"


@pytest.fixture
def program(app: Forum, world: World) -> Iterator[ProgramOf]:
    """Programs of the parts of this world, with limits that no test reaches."""
    here = app.state.house
    before, given = here.settings, here.bus.given
    here.settings = replace(before, api_tokens_a_minute=10**6, api_visitors_a_minute=10**6,
                            search_visitors_a_minute=10**6, search_all_visitors_a_minute=10**6)  # fmt: skip
    here.bus.given = here.settings

    async def made(part: str) -> Program:
        return await program_for(app, world, part)

    yield made
    here.settings, here.bus.given = before, given


async def program_for(app: Starlette, world: World, part: str) -> Program:
    """Tokens of those who may not make one any more, or not yet, were made before."""
    actor = await world.actor(part)
    able = replace(actor, verified=True, suspended_until=None)
    return await program_of(app, world.database, able)


def endpoints(app: Forum) -> tuple[Endpoint, ...]:
    door: Any = next(each for each in app.routes if getattr(each, "name", "") == "api")
    while not hasattr(door, "endpoints"):
        door = door.app
    found: tuple[Endpoint, ...] = door.endpoints
    return found


def address(world: World, endpoint: Endpoint, **instead: str) -> str:
    """With real numbers in it."""
    known = {"thread": "thread", "post": "answer", "comment": "comment", "number": "notification", "subject": "thread",
             "object": "answer", "item": "item", "decision": "decision", "article": "article", "topic": "topic",
             "proposal": "proposal"}  # fmt: skip
    kinds = {"kind": "thread" if endpoint.path.startswith("/follows") else "post", "slug": "help"}
    kinds["name"] = "valve" if endpoint.path.startswith("/tags") else "asha"

    def fill(hole: Any) -> str:
        name = hole[1]
        return instead.get(name) or (str(world.ids[known[name]]) if name in known else kinds[name])

    return HOLE.sub(fill, endpoint.path)


def query_of(endpoint: Endpoint) -> dict[str, str]:
    """What has to be asked along."""
    return {"q": "valve"} if endpoint.path in ("/search", "/completions") else (
        {"title": "The valve drips"} if "suggestions" in endpoint.path else {})  # fmt: skip


async def test_each_part_reads_what_is_declared(app: Forum, world: World, program: ProgramOf) -> None:
    letters = {200: "o", 401: "u", 403: "f"}
    found = dict.fromkeys((each for each in endpoints(app) if each.method == "GET"), "")
    for part in PARTS:
        caller = await program(part)
        for each in found:
            reply = await caller.get(address(world, each), params=query_of(each))
            found[each] += letters.get(reply.status_code, f"<{reply.status_code}>")
    staff = {"moderate": QUEUE, "articles": "ufuffufo"}
    wrong = {}
    for each, got in found.items():
        expected = {"moderate": "uuuff"}.get(each.scope, "")
        wanted = OPEN if each.open else OWN if each.scope == "read" else None
        if wanted is None:
            wanted = "ufuffofo" if each.scope == "moderate" else "ufufffoo"
        if got != wanted:
            wrong[f"{each.method} {each.path}"] = (got, wanted, expected, staff)
    assert wrong == {}


async def test_no_token_no_write_and_a_token_to_read_writes_nothing(
    app: Forum, world: World, program: ProgramOf
) -> None:
    """Threat 54: a read-only token writes nothing, whoever made it; nor does nobody."""
    nobody = await program("visitor")
    admin = await program_of(app, world.database, await world.actor("admin"), ["read"])
    before, faults = await rows(world.database), []
    for each in endpoints(app):
        if each.writes:
            for caller, status in ((nobody, 401), (admin, 403)):
                reply = await caller.request(each.method, address(world, each), headers={"if-match": '"v1"'}, json={})
                faults += [(each.method, each.path, reply.status_code)] if reply.status_code != status else []
    none([*faults, *(each for each in await changed(world.database, before) if each != "api_tokens")])


async def test_a_token_without_a_scope_for_staff_is_no_staffs(app: Forum, vault: Vault, program: ProgramOf) -> None:
    """A moderator's script that only reads sees what everybody sees."""
    world = vault.world
    caller = await program_of(app, world.database, await world.actor("moderator"), ["read", "write"])
    customer = await program_of(app, world.database, await world.actor("customer"), ["read", "write"])
    for secret in [each for each in vault.threads if "customer" not in each.seen_by and each is not PRIVATE]:
        number = vault.threads[secret]
        replies = [await each.get(f"/threads/{number}") for each in (caller, customer)]
        assert [reply.status_code for reply in replies] == [404, 404], secret


@pytest.mark.parametrize("part", READERS)
async def test_no_endpoint_gives_a_secret_away(app: Forum, vault: Vault, program: ProgramOf, part: str) -> None:
    """By its number, in lists and counts, by its words; and a closed number is answered as a missing one."""
    caller = await program(part)
    faults: list[Any] = []
    numbers = {*vault.threads.values(), *vault.posts.values(), *vault.comments.values(), vault.world.ids["archived"]}
    for each in [each for each in endpoints(app) if each.method == "GET"]:
        faults += told(part, await caller.get(address(vault.world, each), params=query_of(each)))
        holes = [name for name, kind in HOLE.findall(each.path) if kind == "int"]
        for number in numbers if holes else ():
            faults += told(part, await caller.get(address(vault.world, each, **{holes[0]: str(number)})))
    for secret in [each for each in vault.threads if part not in each.seen_by]:
        url, missing = f"/threads/{vault.threads[secret]}", "/threads/7999999"
        faults += [] if alike(await caller.get(url), await caller.get(missing)) else [url]
    for slug in ("backroom", "attic"):
        faults += told(part, await caller.get(f"/categories/{slug}"))
        faults += told(part, await caller.get("/threads", params={"category": slug}))
    none(faults)


async def test_who_may_see_a_secret_does(app: Forum, vault: Vault, program: ProgramOf) -> None:
    """Else the other test would prove nothing."""
    caller, found = await program("admin"), ""
    for secret in vault.threads:
        found += (await caller.get(f"/threads/{vault.threads[secret]}")).text.lower()
    unseen = [each.key for each in vault.threads if "admin" in each.seen_by and each.key not in found]
    assert unseen == []


@pytest.mark.parametrize("part", ["visitor", "customer"])
async def test_no_search_finds_a_secret(vault: Vault, program: ProgramOf, part: str) -> None:
    caller, faults = await program(part), []
    for secret in SECRETS:
        await vault.world.write("DELETE FROM buckets")
        for query in questions(secret):
            faults += told(part, await caller.get("/search", params={"q": query[:200]}))
        title = secret.title.replace(secret.mark, "") or "valve"
        faults += told(part, await caller.get("/suggestions", params={"title": title[:200]}))
    none(faults)


def alike(one: Response, other: Response) -> bool:
    def bare(reply: Response) -> Any:
        return reply.status_code, {**reply.json(), "request_id": ""}

    return bool(bare(one) == bare(other))


async def test_a_cookie_counts_for_nothing_here_and_a_token_for_nothing_on_pages(
    app: Forum, world: World, program: ProgramOf, client_as: Callable[[Actor], Awaitable[Browser]]
) -> None:
    browser, caller = await client_as(await world.actor("admin")), await program("admin")
    assert (await browser.get("/api/v1/me")).status_code == 401
    assert (await browser.put(f"/api/v1/threads/{world.ids['other']}/me-too")).status_code == 401
    for url in ("/admin", "/settings", "/mod"):
        page = await caller.get(f"{HOME}{url}")
        assert page.status_code in (303, 404), url
        assert "x-reader" not in page.headers


async def test_no_other_origin_is_ever_allowed_and_nothing_is_shared(world: World, program: ProgramOf) -> None:
    caller = await program("customer")
    for method, url in (("GET", "/threads"), ("OPTIONS", "/threads"), ("GET", "/nothing"), ("GET", "/me")):
        reply = await caller.request(method, url, headers={"origin": "https://evil.example",
                                                           "access-control-request-method": "GET"})  # fmt: skip
        assert not [name for name in reply.headers if name.startswith("access-control-")], url
        assert reply.headers["cache-control"] == "private, no-cache", url
        assert "Authorization" in reply.headers["vary"]
        assert "set-cookie" not in reply.headers


async def test_a_token_in_an_address_is_refused(world: World, program: ProgramOf) -> None:
    caller = await program("visitor")
    for name in ("token", "access_token", "api_key"):
        reply = await caller.get("/threads", params={name: "talkoot_abc"})
        assert (reply.status_code, "Authorization" in reply.json()["detail"]) == (400, True), name


async def test_a_token_is_dead_at_the_next_request_after_a_suspension(world: World, program: ProgramOf) -> None:
    """Threat 54, and 22: a role taken away is felt, too."""
    bo, mo = await program("customer"), await program("moderator")
    assert [(await bo.get("/me")).status_code, (await mo.get("/queue")).status_code] == [200, 200]
    await world.write("UPDATE users SET suspended_until = now() + interval '1 day' WHERE name = 'bo'")
    await world.write("UPDATE users SET roles = '{}' WHERE name = 'mo'")
    assert [(await bo.get("/me")).status_code, (await mo.get("/queue")).status_code] == [401, 404]
    assert (await bo.get("/threads")).status_code == 401


ODD = ("1e309", "9" * 40, "-1", "0", "%00", "a%00b", "%ff", "..%2f", "1;x", "\u202e")


async def test_odd_input_is_never_a_fault(app: Forum, world: World, program: ProgramOf) -> None:
    """Threats 23, 38 and 39: in addresses, queries and bodies."""
    caller = await program("customer")
    faults: list[Any] = []
    for each in endpoints(app):
        for odd in ODD:
            holes = [name for name, _kind in HOLE.findall(each.path)]
            urls = [address(world, each, **{hole: odd}) for hole in holes]
            urls += [f"{address(world, each)}?{name}={odd}" for name in (each.query.fields if each.query else {})]
            for url in urls if each.method == "GET" else urls[:1]:
                reply = await caller.request(each.method, url)
                faults += [(each.method, url, reply.status_code)] if reply.status_code >= 500 else []
    deep, huge = "[" * 50_000, '{"title": ' + "9" * 5000 + "}"
    bodies = (
        deep,
        huge,
        '{"title": "\\ud800"}',
        '{"title": "\\u0000"}',
        '{"body": NaN}',
        "[]",
        "null",
        '"x"',
        "{",
        "\xff",
    )
    for body in bodies:
        reply = await caller.post("/threads", content=body, headers={"content-type": "application/json"})
        faults += [(body[:20], reply.status_code)] if reply.status_code not in (400, 422) else []
    too_large = await caller.post("/threads", content=b"x" * 1_100_000, headers={"content-type": "application/json"})
    assert too_large.status_code == 413
    assert (await caller.post("/threads", content="a=b", headers={"content-type": "text/plain"})).status_code == 415
    none(faults)
