"""Votes that arrive at the same time."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database
from forum.errors import NotThere
from forum.threads.actions import add_me_too, delete_post, take_back_me_too, undelete_post
from forum.votes.actions import cast_vote, withdraw_vote
from tests.support.cast import Cast
from tests.support.crowd import all_at_once, committing, kinds
from tests.support.postgres import SessionPostgres
from tests.support.talk import Talk

pytestmark = pytest.mark.live

TRUTH = """
SELECT p.score, t.score AS thread_score, (SELECT coalesce(sum(value), 0) FROM votes v WHERE v.post_id = p.id) AS votes,
       (SELECT coalesce(sum((e.payload ->> 'value')::int * CASE e.name WHEN 'VoteCast' THEN 1 ELSE -1 END), 0)
          FROM events e WHERE e.post_id = p.id AND e.name IN ('VoteCast', 'VoteWithdrawn')) AS told
  FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.id = $1
"""

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "votes_race", bus) as database:
        yield database


@pytest.fixture
def talk(database: Database) -> Talk:
    return Talk(database)


async def do(database: Database, action: Callable, actor: Actor, *args: int) -> None:
    async with database.writing() as session:
        await action(session, actor, *args)


async def agreed(database: Database, post_id: int) -> int:
    """The score, if the post, its thread, the table of votes and the log agree on it."""
    async with database.reading() as session:
        row = await session.fetchrow(TRUTH, post_id)
    assert row["score"] == row["thread_score"] == row["votes"] == row["told"]
    return int(row["score"])


async def test_a_hundred_equal_votes_have_one_effect(database: Database, people: Cast, talk: Talk, client_as: Callable):
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.bo())
    replies = await all_at_once(browser.post(f"/p/{asked.post_id}/vote", data={"value": "1"}) for _each in range(100))
    assert {reply.status_code for reply in replies} == {303}
    assert await agreed(database, asked.post_id) == 1
    assert (await talk.events(asked.thread_id)).count("VoteCast") == 1


async def test_one_person_who_changes_their_mind_in_many_windows_ends_with_one_vote(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(await people.asha())
    bo = await people.bo()
    deeds = [do(database, cast_vote, bo, asked.post_id, (-1) ** number) for number in range(40)]
    deeds += [do(database, withdraw_vote, bo, asked.post_id) for _each in range(20)]
    assert set(kinds(await all_at_once(deeds))) <= {"done", "Conflict"}
    assert await agreed(database, asked.post_id) in (-1, 0, 1)


async def test_everybody_votes_at_once_while_the_post_comes_and_goes(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    voters = [await people.person(f"voter{number}", reputation=100) for number in range(30)]
    mo = await people.mo()
    deeds = [do(database, cast_vote, voter, asked.post_id, 1) for voter in voters]
    deeds += [do(database, action, mo, asked.post_id) for action in (delete_post, undelete_post) * 5]
    results = kinds(await all_at_once(deeds))
    assert set(results) <= {"done", "NotThere"}  # no deadlock: everybody locks in one order
    assert await agreed(database, asked.post_id) == results["done"] - 10


async def test_a_vote_on_what_goes_at_this_moment_does_not_count(database: Database, people: Cast, talk: Talk):
    """Whoever deletes has looked and locked; the voter has looked before, and waits for the lock."""
    asked = await talk.question(await people.asha())
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        await delete_post(session, mo, asked.post_id)
        voting = asyncio.create_task(do(database, cast_vote, bo, asked.post_id, 1))
        while not await session.fetchval(WAITING):
            assert not voting.done()
    with pytest.raises(NotThere):
        await voting
    assert await agreed(database, asked.post_id) == 0


async def test_two_people_who_change_their_votes_on_each_other_do_not_wait_in_a_ring(
    database: Database, people: Cast, talk: Talk
):
    lin, bo = await people.lin(), await people.bo()
    of_lin, of_bo = await talk.question(lin), await talk.question(bo)
    deeds = [do(database, cast_vote, bo, of_lin.post_id, (-1) ** number) for number in range(30)]
    deeds += [do(database, cast_vote, lin, of_bo.post_id, (-1) ** number) for number in range(30)]
    assert set(kinds(await all_at_once(deeds))) <= {"done", "Conflict"}
    assert {await agreed(database, of_lin.post_id), await agreed(database, of_bo.post_id)} <= {-1, 1}


async def test_a_hundred_presses_of_i_have_this_too_count_once(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo = await people.bo()
    results = await all_at_once(do(database, add_me_too, bo, asked.thread_id) for _each in range(100))
    assert kinds(results) == {"done": 100}
    assert (await talk.thread(asked.thread_id)).me_too_count == 1
    await all_at_once(do(database, take_back_me_too, bo, asked.thread_id) for _each in range(50))
    assert (await talk.thread(asked.thread_id)).me_too_count == 0
    assert (await talk.events(asked.thread_id))[1:] == ["MeTooAdded", "MeTooTakenBack"]
