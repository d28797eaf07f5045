"""That every page there is can be used by everybody: axe finds nothing, light and dark; nothing is too wide for a phone
or at twice the size of text; and every target is large enough. New pages come in by themselves."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest
from playwright.async_api import Browser
from starlette.applications import Starlette
from starlette.routing import Route

from forum.accounts.queries import actor_by_id
from forum.actor import VISITOR, Actor
from forum.bus import Bus
from forum.database import Database
from forum.web.sessions import begin_login
from tests.support.chromium import PATIENCE
from tests.support.told import TOLD_ONCE, Demonstration
from tests.walks.every_page import EXAMPLES, Reader, reached, shares, walk
from tests.walks.measuring import measurable, measured
from tests.walks.running import RunningForum, running_forum

pytestmark = [pytest.mark.walk, pytest.mark.browser, TOLD_ONCE]

READERS = {
    "customer": "roles = '{}' AND EXISTS (SELECT FROM notifications n WHERE n.user_id = u.id)",
    "admin": "'admin' = ANY(roles)",
}
# Lead on, are made for programs, answer only to a form, or need what the demonstration has not (a dispute, a case,
# own fields).
NO_PAGES = {
    "/t/{id:int}", "/p/{id:int}", "/comments/{id:int}", "/notifications/{id:int}", "/kb/{id:int}", "/following",
    "/verify", "/sign-in/second", "/t/{id:int}/read", "/drafts/{place}", "/uploads/{name}", "/setup",
    "/mod/disputes/{id:int}", "/settings/my-data/file/{takeout:int}", "/admin/backups/{backup}/file",
    "/search/to/{token}",
    "/admin/categories/{id:int}/form/{field:int}", "/admin/rewards/{id:int}", "/mod/evidence/{id:int}", "/privileges",
    "/log", "/decisions/{decision:int}", "/why/{kind:str}/{object:int}", "/admin/triggers/trials/{trial:int}",
}  # fmt: skip
FILES = (".xml", ".png", ".atom")
OLDEST = """
SELECT thread_id AS thread, post_id AS post, min(id) AS comment, (SELECT min(id) FROM articles) AS article,
       (SELECT max(id) FROM publishers) AS publisher, (SELECT max(id) FROM webhooks) AS webhook,
       (SELECT max(id) FROM calls) AS call, (SELECT min(id) FROM groups) AS circle,
       (SELECT max(id) FROM risk_marks) AS mark
  FROM comments WHERE state = 'published'
 GROUP BY 1, 2 ORDER BY 3 LIMIT 1
"""
PROVIDER = """
INSERT INTO providers (slug, kind, name, issuer, client_id, created_at)
VALUES ('any', 'openid', 'Ours', 'https://127.0.0.1', 'forum', now())
"""
WORK = """
INSERT INTO planned_works (starts_at, ends_at, words, created_at)
VALUES (now() - interval '1 hour', now() + interval '1 day', '{"en": "The hub rests."}', now())
"""
WEBHOOK = """
INSERT INTO webhooks (url, kinds, sealed_secret, created_at)
VALUES ('https://shop.example.com/hook', '{post_edited}', '', now())
"""
CALL = "INSERT INTO calls (email, body, created_at) VALUES ('v@example.com', 'Please ring me.', now())"
MARK = """
INSERT INTO risk_marks (object_kind, object_id, created_at) SELECT 'user', id, now() FROM users WHERE name = 'pips'
"""
AT_ONCE = 3


@pytest.fixture(scope="module")
def furnished(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningForum]:
    """A running forum with the demonstration community in it."""
    with running_forum(tmp_path_factory.mktemp("furnished"), demonstration.copy("furnished"), "--demo") as forum:
        yield forum


@pytest.fixture
async def readers(furnished: RunningForum, bus: Bus, shared_app: Starlette) -> AsyncIterator[list[Reader]]:
    database = Database(furnished.database_url, bus)
    found = [Reader("visitor", httpx2.AsyncClient(base_url=furnished.url))]
    for name, condition in READERS.items():
        actor = await somebody(database, condition)
        async with database.writing() as session:
            cookies = {"talkoot": await begin_login(session, actor.id or 0, "tests")}
        found.append(Reader(name, httpx2.AsyncClient(base_url=furnished.url, cookies=cookies)))
    async with database.writing() as session:
        await session.fetchval("INSERT INTO own_badges (name, kind, created_at) VALUES ('Ours', 'gold', now())")
        await session.fetchval(PROVIDER)
        await session.fetchval("INSERT INTO canned_replies (title, body, created_at) VALUES ('Hi', 'Hi.', now())")
        await session.fetchval("INSERT INTO publishers (kind, name, created_at) VALUES ('webhook', 'Ours', now())")
        for row in (WORK, WEBHOOK, CALL, MARK):
            await session.fetchval(row)
    for reader in found:
        reader.examples = await addresses(database)
    yield [await walk(reader, shared_app) for reader in found]
    for reader in found:
        await reader.client.aclose()
    await database.close()


async def addresses(database: Database) -> list[str]:
    """The examples, with numbers of what there is."""
    async with database.reading() as session:
        row = await session.fetchrow(OLDEST)
    return [address.format(**row) for address in EXAMPLES]


async def somebody(database: Database, condition: str) -> Actor:
    async with database.reading() as session:
        found = await session.fetchval(f"SELECT id FROM users u WHERE {condition} AND verified_at IS NOT NULL LIMIT 1")
        return await actor_by_id(session, found) or VISITOR


async def test_every_page_can_be_used_by_everybody(
    chromium: Browser, furnished: RunningForum, readers: list[Reader], shared_app: Starlette
) -> None:
    routes = [each for each in shared_app.routes if isinstance(each, Route) and "GET" in (each.methods or ())]
    gets = {each.path for each in routes if not each.path.endswith(FILES)}
    assert gets - reached(readers) - NO_PAGES == set(), "no link leads there: add an example in every_page.py"
    queue = shares(readers)
    faults: list[str] = []
    await asyncio.gather(*(look(chromium, furnished, queue, faults) for _each in range(AT_ONCE)))
    assert "\n".join(sorted(faults)) == ""


async def look(chromium: Browser, forum: RunningForum, queue: list[tuple[Reader, str]], faults: list[str]) -> None:
    """Takes pages from the queue, each in a browser of its reader, until none is left."""
    contexts = {}
    while queue:
        reader, path = queue.pop()
        if reader.name not in contexts:
            context = await chromium.new_context(base_url=forum.url, service_workers="block")
            context.set_default_timeout(PATIENCE)
            cookies = [
                {"name": name, "value": value, "url": forum.url} for name, value in reader.client.cookies.items()
            ]
            await measurable(context)
            await context.add_cookies(cookies)  # type: ignore[arg-type]
            contexts[reader.name] = await context.new_page()
        faults += [f"{path} ({reader.name}): {fault}" async for fault in measured(contexts[reader.name], path)]
    for page in contexts.values():
        await page.context.close()
