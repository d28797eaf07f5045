"""A public page is the same bytes for every reader of a language, but for its holes; and a list is a few questions."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from forum.categories.actions import create_category
from forum.comments.actions import post_comment
from forum.database import Session
from forum.following.actions import follow
from forum.threads.actions import NewThread, accept_answer, ask_question, post_answer
from forum.votes.actions import cast_vote
from forum.web import templating
from forum.web.pieces import LEFT_OUT

MOST_QUERIES = 12
KEY = re.compile(r'name="form_key" value="[0-9a-f-]+"')


@pytest.fixture
async def asked(database, people):
    """A thread with fifteen answers, comments and votes, among others like it."""
    ada, asha, lin, bo = await people.ada(), await people.asha(), await people.lin(), await people.bo()
    async with database.writing() as session:
        values = {"name": "Hubs", "slug": "hubs", "description": "", "visibility": "public"}
        place = await create_category(session, ada, values)
        for number in range(15):
            new = NewThread(place, f"The hub blinks {number} times", "And then it **stops**.", tags=["mqtt", "hub"])
            asked = await ask_question(session, asha, new)
        for number in range(15):
            answered = await post_answer(session, lin, asked.thread_id, f"Try this: press it {number} times.")
            await post_comment(session, bo, answered.post_id, "Thank you.")
            if number < 6:  # no more on one author in a day
                await cast_vote(session, bo, answered.post_id, 1)
        await accept_answer(session, asha, answered.post_id)
        await follow(session, bo, "thread", asked.thread_id)
    return asked


def pages_of(asked) -> list[str]:
    return [
        "/", "/?view=unanswered", "/?view=solved", "/c/hubs", "/tags", "/tags/mqtt", asked.url, "/u/lin",
        "/u/lin/answers", "/u/asha", "/people", "/help/person", f"/help/person?thread={asked.thread_id}",
        "/help/formatting", "/leaders", "/leaders/category/hubs?period=all", "/leaders/tag/mqtt?period=week",
    ]  # fmt: skip


@pytest.fixture
def shared_bytes(monkeypatch):
    """The pages as they are before their holes are filled."""
    kept: list[str] = []
    fill = templating.fill

    def keep(request, text, islands, flash):
        kept.append(
            LEFT_OUT.sub(lambda left: templating.when(datetime.fromisoformat(left[1]), datetime.now(UTC)), text)
        )
        return fill(request, text, islands, flash)

    monkeypatch.setattr(templating, "fill", keep)
    return kept


@pytest.fixture
def noon(monkeypatch):
    """Relative times stand still."""
    moment, when = datetime(2027, 1, 1, 12, tzinfo=UTC), templating.when
    monkeypatch.setattr(templating, "when", lambda then, _now: when(then, moment))


@pytest.mark.usefixtures("noon")
async def test_two_people_get_equal_bytes_outside_the_holes(client, client_as, people, database, asked, shared_bytes):
    asha, bo = await people.asha(), await people.bo()
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET time_zone = 'Pacific/Auckland' WHERE id = $1", bo.id)
    robot = {"user-agent": "a bot"}  # whose views are not counted: the count stays
    readers = [client, await client_as(asha), await client_as(replace(bo)), await client_as(await people.mo())]
    for url in pages_of(asked):
        shared_bytes.clear()
        filled = [await reader.get(url, headers=robot) for reader in readers]
        assert {page.status_code for page in filled} == {200}, url
        assert len(shared_bytes) == len(readers), url
        assert len(set(shared_bytes)) == 1, (url, difference(*sorted(set(shared_bytes))[:2]))
        assert len({KEY.sub("", page.text) for page in filled}) > 1, url
        assert not any("<!--island" in page.text for page in filled), url


def difference(one: str, other: str) -> str:
    place = next(number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return f"{one[place - 80 : place + 80]!r} / {other[place - 80 : place + 80]!r}"


@pytest.fixture
def queries(monkeypatch):
    """The statements that sessions send, from now on."""
    sent: list[str] = []
    for name in ("fetch", "fetchrow", "fetchval", "execute", "scalar"):
        monkeypatch.setattr(Session, name, counted(getattr(Session, name), sent))
    return sent


def counted(method, sent: list[str]):
    async def ask(self, statement, *args):
        sent.append(str(statement))
        return await method(self, statement, *args)

    return ask


async def test_no_page_asks_the_database_more_than_twelve_times(client, client_as, people, asked, queries):
    for reader in (client, await client_as(await people.bo())):
        for url in pages_of(asked):
            async with counting(queries):
                assert (await reader.get(url)).status_code == 200
            assert len(queries) <= MOST_QUERIES, (url, queries)


async def test_a_longer_list_or_thread_asks_no_more_questions(client_as, people, database, asked, queries):
    lin, mo = await people.lin(), await people.mo()
    reader = await client_as(mo)
    before = {}
    for url in ("/", asked.url):
        async with counting(queries):
            await reader.get(url)
        before[url] = len(queries)
    async with database.writing() as session:
        for number in range(10):
            answered = await post_answer(session, lin, asked.thread_id, f"Or that: press it {number} times.")
            await post_comment(session, lin, answered.post_id, "Once more.")
    for url, asked_before in before.items():
        async with counting(queries):
            await reader.get(url)
        assert len(queries) <= asked_before, url


@asynccontextmanager
async def counting(queries: list[str]) -> AsyncIterator[None]:
    queries.clear()
    yield
