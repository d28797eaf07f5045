"""What a reader may not see is nowhere: on no page, in no list, count, feed, suggestion, notice or letter."""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from httpx2 import Response
from starlette.applications import Starlette

from forum.actor import Actor
from tests.forum.search.shelf import Shelf
from tests.security.bad_input import URLENCODED, encoded
from tests.security.digests import changed, none, rows
from tests.security.endpoints import address, numbers_in, routes
from tests.security.forms import presses
from tests.security.secrets import ASKED, DELETED_COMMENT, GROUPED, PRIVATE, SECRETS, Secret, Vault
from tests.security.world import World
from tests.support.browser import Browser

READERS = ("visitor", "unverified", "customer", "author", "editor")
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)')
ClientAs = Callable[[Actor], Awaitable[Browser]]


def told(part: str, answer: Response) -> list[tuple[str, str, str]]:
    """The secrets that an answer gives away."""
    text = f"{answer.text} {answer.headers}".lower()
    return [(part, str(answer.url), each.mark) for each in SECRETS if part not in each.seen_by and each.mark in text]


@pytest.mark.parametrize("part", READERS)
async def test_no_page_that_a_link_leads_to_gives_anything_away(
    app: Starlette, vault: Vault, client_as: ClientAs, part: str
) -> None:
    browser = await client_as(await vault.world.actor(part))
    faults: list[Any] = []
    seen: set[str] = set()
    waiting = ["/", "/sitemap.xml", "/robots.txt", *places(app, vault.world)]
    while waiting:
        url = waiting.pop().replace("&amp;", "&")
        if url in seen or len(seen) > 600 or url.startswith("/static/"):
            continue
        seen.add(url)
        await vault.world.write("DELETE FROM buckets") if url.startswith("/search") else None
        answer = await browser.get(url)
        faults += told(part, answer)
        found = [*LINK.findall(answer.text), answer.headers.get("location", "")]
        waiting += [each for each in found if each.startswith("/") and each not in seen]
    none(faults)
    assert len(seen) > 60


def places(app: Starlette, world: World) -> list[str]:
    return [address(world, path) for path in routes(app, "GET")]


@pytest.mark.parametrize("part", READERS)
async def test_no_address_of_a_secret_gives_it_away(
    app: Starlette, vault: Vault, client_as: ClientAs, part: str
) -> None:
    """By its number at every address that takes one, and by its name where there are names."""
    browser, faults = await client_as(await vault.world.actor(part)), []
    for path in routes(app, "GET"):
        for url in addresses_of_secrets(vault, path):
            faults += told(part, await browser.get(url))
    for slug in ("backroom", "attic", "inside", "circle"):
        for url in (f"/c/{slug}", f"/c/{slug}/feed.atom", f"/c/{slug}?view=viewed", f"/search?q=category:{slug}"):
            faults += told(part, await browser.get(url))
    none(faults)


def kinds_of(vault: Vault) -> dict[str, dict[Secret, int]]:
    """The numbers of the secrets, by how the addresses that take them begin."""
    return {"/t/": vault.threads, "/p/": vault.posts, "/comments/": vault.comments}


def addresses_of_secrets(vault: Vault, path: str) -> Iterator[str]:
    kinds = kinds_of(vault)
    own = [number for start, numbers in kinds.items() if path.startswith(start) for number in numbers.values()]
    some = own or [number for numbers in kinds.values() for number in list(numbers.values())[::2]]
    numbers = {*some, vault.world.ids["archived"]}
    holes = numbers_in(path)
    if len(holes) == 1:
        yield from (address(vault.world, path, **{holes[0]: str(number)}) for number in numbers)
    if path.startswith("/tags/{name}"):
        yield from (address(vault.world, path, name=each.key) for each in SECRETS)


async def test_those_who_may_see_a_secret_do(app: Starlette, vault: Vault, client_as: ClientAs) -> None:
    """Else the other tests would prove nothing."""
    browser = await client_as(await vault.world.actor("admin"))
    missing = {each.mark for each in SECRETS if "admin" in each.seen_by}
    for path in routes(app, "GET"):
        for url in (address(vault.world, path), *addresses_of_secrets(vault, path)):
            text = (await browser.get(url, follow_redirects=True)).text.lower() if missing else ""
            missing -= {each for each in missing if each in text}
    assert missing == set()


def questions(secret: Secret) -> Iterator[str]:
    key = secret.key
    yield from (key, f'"{key} valve"', f'"the {key}"', key[:4], f"{key}x", f"{key[1]}{key[0]}{key[2:]}", f"{key}*")
    yield from (f"title:{key}", f"{key} OR valve", f"is:unsolved {key}", f"-hub {key}", f"author:lin {key}")
    yield from (f"category:backroom {key}", f"category:attic {key}", f"tag:valve {key}", f'-"{key}" drips', "*:*")


@pytest.mark.parametrize("engine", ["whoosh", "postgres"])
@pytest.mark.parametrize("part", ["visitor", "customer", "editor"])
async def test_no_search_and_no_suggestion_gives_anything_away(
    vault: Vault, client_as: ClientAs, part: str, engine: str
) -> None:
    shelf = Shelf(vault.world.database, vault.world.settings.data / "search", vault.world.people.visitor)
    if engine == "whoosh":
        await shelf.index()
    browser, faults = await client_as(await vault.world.actor(part)), []
    for secret in SECRETS:
        await vault.world.write("DELETE FROM buckets")
        faults += told(part, await browser.get("/tags", params={"q": secret.key}))
        for query in questions(secret):
            faults += told(part, await browser.get("/search", params={"q": query, "sort": "votes"}))
        asked = {"title": secret.title.replace(secret.mark, ""), "body": "x", "action": "preview"}
        faults += told(part, await browser.post("/ask", data=asked))
        faults += told(part, await browser.get("/ask", params=asked))
    none(faults)


async def test_no_count_tells_that_there_is_more(vault: Vault, client: Browser, client_as: ClientAs) -> None:
    """The numbers of the tag, the author and the category are those of the threads that the reader finds there."""
    listed = await vault.world.scene.value(
        "SELECT count(*) FROM threads t JOIN categories c ON c.id = t.category_id JOIN users u ON u.id = t.author_id "
        "WHERE u.name = 'lin' AND c.visibility = 'public' AND t.state = 'published'"
    )
    assert listed == 0
    assert re.search(r'href="/u/lin"[^>]*>[^<]*<span class="count">0<', (await client.get("/u/lin")).text)
    tags = (await client.get("/tags")).text
    assert re.search(r'href="/tags/valve"[^>]*>[^<]*<span class="count">1<', tags), tags


async def test_no_notice_and_no_letter_gives_anything_away(vault: Vault, client_as: ClientAs) -> None:
    """Neither what came too late to be seen, nor what was told when it could be seen and is shown now."""
    world = vault.world
    for name, part in (("bo", "customer"), ("asha", "author")):
        browser = await client_as(await world.actor(part))
        assert told(part, await browser.get("/notifications")) == []
        assert told(part, await browser.get("/settings/following")) == []
        assert told(part, await browser.get(f"/u/{name}/reputation")) == []
    late = ("BACKROOM", "answers after it was closed")
    async with world.database.reading() as session:
        letters = await session.fetch("SELECT to_address, subject || text_body || html_body AS text FROM mails")
        kept = await session.fetch(
            "SELECT n.id FROM notifications n JOIN posts p ON p.id = n.post_id JOIN threads t ON t.id = p.thread_id "
            "JOIN categories c ON c.id = t.category_id JOIN users u ON u.id = n.user_id "
            "WHERE c.visibility = 'staff' AND u.roles = '{}' AND p.kind = 'answer' "
            "AND u.id IS DISTINCT FROM t.private_to_id"
        )
    assert kept == [], late
    for letter in letters:
        if ASKED.mark in letter["text"].lower() or GROUPED.mark in letter["text"].lower():
            assert letter["to_address"].split("@")[0] in ("mo", "eva", "ada", "kim", "lin"), letter["text"]
        elif PRIVATE.mark in letter["text"].lower():
            assert letter["to_address"].split("@")[0] in ("mo", "eva", "ada", "kim", "asha"), letter["text"]
        elif "clovesmell" in letter["text"] or "more of" in letter["text"].lower():
            assert letter["to_address"].split("@")[0] in ("mo", "eva", "ada", "kim"), letter["text"]


KEY = re.compile(r'name="form_key" value="[^"]*"')


def normal(answer: Response, number: str) -> tuple[int, dict[str, str], str]:
    """All that a reader gets, without the number that they asked for themselves."""
    own = ("content-length", "x-request-id")
    headers = {name: text.replace(number, "N") for name, text in answer.headers.items() if name not in own}
    return answer.status_code, headers, KEY.sub("", answer.text.replace(number, "N"))


@pytest.mark.parametrize("part", ["visitor", "customer", "author"])
async def test_a_forbidden_number_is_answered_as_a_missing_one(
    app: Starlette, vault: Vault, client_as: ClientAs, part: str
) -> None:
    """At every address that takes the number of a thread, a post, a comment or an article; and nothing is changed."""
    browser, faults = await client_as(await vault.world.actor(part)), []
    forms = presses(vault.world)
    before = await rows(vault.world.database)
    for method in ("GET", "POST"):
        for path in routes(app, method):
            for hole, number in closed_numbers(vault, path, part):
                answers = []
                for each in (number, "7999999"):
                    press = forms.get(path)
                    body = encoded(press.fields | press.more) if press and method == "POST" else b""
                    url, kind = address(vault.world, path, **{hole: each}), {"content-type": URLENCODED}
                    browser.cookies.pop("flash", None)  # what an earlier address had to say is told by the next page
                    answers.append(normal(await browser.request(method, url, content=body, headers=kind), each))
                if answers[0] != answers[1]:
                    faults.append((method, path, number, answers[0][:2], answers[1][:2]))
    none(faults)
    assert await changed(vault.world.database, before) == []


def closed_numbers(vault: Vault, path: str, part: str) -> Iterator[tuple[str, str]]:
    """The numbers of what neither customers nor this reader may see, for the holes of this path."""
    secrets = [each for each in SECRETS if not each.seen_by & {"customer", part}]
    for start, numbers in kinds_of(vault).items():
        if path.startswith(start):
            yield from (("id", str(numbers[each])) for each in secrets if each in numbers)
    if path.startswith("/kb/{id"):
        yield "id", str(vault.world.ids["archived"])
    if path.startswith("/flag/"):
        yield from (("object", str(number)) for each, number in vault.posts.items() if each in secrets)


async def test_following_and_naming_a_secret_is_like_naming_nothing(vault: Vault, client_as: ClientAs) -> None:
    """Numbers in forms, too: of a thread, category or tag to follow, of a duplicate's target, of a place to move to."""
    browser = await client_as(await vault.world.actor("author"))
    ids, faults = vault.world.ids, []
    before = await rows(vault.world.database)
    secrets = [each for each in vault.threads if "author" not in each.seen_by]
    for secret in secrets:
        number = str(vault.threads[secret])
        for url, fields in (("/follow", {"kind": "thread"}), (f"/t/{ids['thread']}/duplicate", {})):
            name = "id" if fields else "target"
            answers = [
                normal(await browser.post(url, data={**fields, name: each}), each) for each in (number, "7999999")
            ]
            faults += [(url, secret.key)] if answers[0] != answers[1] else []
    for name, url, fields in (("category", "/ask", {"title": "Why does it drip?", "body": "It drips all day long."}),
                              ("id", "/follow", {"kind": "category"})):  # fmt: skip
        pairs = [{**fields, name: each} for each in (str(ids["backroom"]), "7999999")]
        answers = [normal(await browser.post(url, data=each), each[name]) for each in pairs]
        faults += [(url, "backroom")] if answers[0] != answers[1] else []
    none([*faults, *await changed(vault.world.database, before)])
    assert DELETED_COMMENT not in secrets
