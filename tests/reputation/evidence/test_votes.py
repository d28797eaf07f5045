"""At the vote: a day's limit on one author, marks under a secret, and bursts noticed at once."""

from datetime import timedelta

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Refused
from forum.settings import Settings
from forum.threads.actions import accept_answer
from forum.votes.actions import cast_vote, withdraw_vote
from forum.web.whence import Whence
from reputation.evidence.actions import prune_marks
from reputation.evidence.marks import marks_of
from reputation.evidence.queries import recent_tables
from reputation.evidence.searching import search_nightly
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.fixture
async def answers(scene: Scene, people: Cast) -> list[int]:
    """Lin's answers to eight questions of Asha."""
    asha, lin = await people.asha(), await people.lin()
    asked = [await scene.ask(asha, title=f"Which cable fits valve number {n}?", tags=["valve"]) for n in range(8)]
    return [(await scene.answer(lin, each.thread_id)).post_id for each in asked]


async def vote(database: Database, actor: Actor, post_id: int, value: int = 1) -> None:
    async with database.writing() as session:
        await cast_vote(session, actor, post_id, value)


async def test_one_person_gives_one_author_six_votes_a_day_and_half_as_many_down(
    answers: list[int], people: Cast, database: Database, scene: Scene, client_as
) -> None:
    bo, mo = await people.bo(), await people.mo()
    for post_id in answers[:6]:
        await vote(database, bo, post_id)
    with pytest.raises(Refused):
        await vote(database, bo, answers[6])
    reply = await (await client_as(bo)).post(f"/p/{answers[6]}/vote", data={"value": "1"})
    assert (reply.status_code, "You have given this author 6 votes today" in reply.text) == (403, True)
    assert await scene.value("SELECT score FROM posts WHERE id = $1", answers[6]) == 0
    assert await scene.value("SELECT reputation FROM users WHERE name = 'lin'") == 960
    for post_id in answers[:3]:
        await vote(database, mo, post_id, -1)
    with pytest.raises(Refused):
        await vote(database, mo, answers[3], -1)
    async with database.writing() as session:
        await withdraw_vote(session, bo, answers[0])
    await vote(database, bo, answers[6])
    later = database.clock() + timedelta(days=1)
    database.clock = lambda: later
    await vote(database, bo, answers[7])


async def test_a_burst_is_in_the_queue_as_soon_as_it_is_heard(
    answers: list[int], people: Cast, database: Database, scene: Scene, settle
) -> None:
    for post_id in answers[:4]:
        await vote(database, await people.bo(), post_id)
    await settle()
    assert await scene.value("SELECT count(*) FROM gaming_cases") == 0
    for post_id in answers[4:6]:
        await vote(database, await people.bo(), post_id)
    await settle()
    assert await scene.value("SELECT array_agg(kind) FROM gaming_cases") == ["burst"]
    assert await scene.value("SELECT count(*) FROM reviewables WHERE object_kind = 'gaming_case'") == 1
    await search_nightly(database, None)
    assert await scene.value("SELECT count(*) FROM gaming_cases") == 1


async def test_the_window_holds_votes_acceptances_and_shared_marks(
    answers: list[int], people: Cast, database: Database, client_as
) -> None:
    for who in (await people.bo(), await people.mo()):
        reply = await (await client_as(who)).post(f"/p/{answers[0]}/vote", data={"value": "1"})
        assert reply.status_code == 303
    async with database.writing() as session:
        await accept_answer(session, await people.asha(), answers[0])
        await session.fetchval("UPDATE tags SET thread_count = 8")
    async with database.reading() as session:
        tables = await recent_tables(session)
    bo, mo, lin, asha = [(await who()).id for who in (people.bo, people.mo, people.lin, people.asha)]
    assert {(each.giver, each.taker, each.topic) for each in tables.votes} == {(bo, lin, "valve"), (mo, lin, "valve")}
    assert [(each.giver, each.taker) for each in tables.acceptances] == [(asha, lin)]
    assert {(each.kind, each.people) for each in tables.marks} == {
        ("network", frozenset((bo, mo))), ("device", frozenset((bo, mo))),
    }  # fmt: skip


async def test_marks_are_hashes_and_go_after_their_time(
    answers: list[int], people: Cast, database: Database, scene: Scene, settings: Settings, client_as
) -> None:
    await (await client_as(await people.bo())).post(f"/p/{answers[0]}/vote", data={"value": "1"})
    assert await scene.value("SELECT count(*) FROM account_marks") == 2
    assert await scene.value("SELECT max(length(mark)) FROM account_marks") == 16
    await prune_marks(database, settings)
    assert await scene.value("SELECT count(*) FROM account_marks") == 2
    later = database.clock() + timedelta(days=settings.mark_days, hours=1)
    database.clock = lambda: later
    await prune_marks(database, settings)
    assert await scene.value("SELECT count(*) FROM account_marks") == 0


def test_a_mark_says_the_same_and_nothing_else() -> None:
    one, other = Whence("192.0.2.7", "Firefox", "en"), Whence("192.0.2.7", "Safari", "en")
    key = b"secret"
    assert marks_of(key, one) == marks_of(key, one)
    assert marks_of(key, one)["network"] == marks_of(key, other)["network"]
    assert marks_of(key, one)["device"] != marks_of(key, other)["device"]
    assert marks_of(b"another", one)["network"] != marks_of(key, one)["network"]
    assert b"192" not in marks_of(key, one)["network"]
