"""The account book: what an event enters, what its undoing enters, and that the sum is always the standing."""

from dataclasses import dataclass

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.threads.actions import (
    accept_answer,
    delete_post,
    hide_post,
    take_back_acceptance,
    undelete_post,
    unhide_post,
)
from forum.votes.actions import cast_vote, withdraw_vote
from reputation.book.recount import recount
from tests.support.cast import Cast
from tests.support.scene import Scene


@dataclass
class Solved:
    """Asha's question and Lin's answer, with the standings from before."""

    asha: Actor
    lin: Actor
    thread_id: int
    question_id: int
    answer_id: int
    database: Database

    async def gained(self, actor: Actor) -> int:
        """What the actor has gained since; and the book agrees with what is shown, and both with the events."""
        async with self.database.reading() as session:
            found = await recount(session)
            assert [each for each in found.who if each[1] != each[2]] == []
            shown: int = await session.fetchval("SELECT reputation FROM users WHERE id = $1", actor.id)
            book = await session.fetchval(
                "SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE user_id = $1", actor.id
            )
            assert shown - actor.reputation == book
            return int(book)


@pytest.fixture
async def solved(scene: Scene, people: Cast, database: Database) -> Solved:
    asha, lin = await people.asha(), await people.lin()
    asked = await scene.ask(asha)
    answered = await scene.answer(lin, asked.thread_id)
    return Solved(asha, lin, asked.thread_id, asked.post_id, answered.post_id, database)


async def test_votes_move_the_author_and_a_down_vote_costs_its_giver(
    solved: Solved, people: Cast, database: Database
) -> None:
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        await cast_vote(session, bo, solved.answer_id, 1)
        await cast_vote(session, bo, solved.question_id, 1)
        await cast_vote(session, mo, solved.answer_id, -1)
    assert await solved.gained(solved.lin) == 10 - 2
    assert await solved.gained(solved.asha) == 5
    assert await solved.gained(mo) == -1


async def test_a_withdrawn_or_changed_vote_enters_the_opposite_line(
    solved: Solved, people: Cast, database: Database
) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await cast_vote(session, bo, solved.answer_id, 1)
        await cast_vote(session, bo, solved.answer_id, -1)
    assert (await solved.gained(solved.lin), await solved.gained(bo)) == (-2, -1)
    async with database.writing() as session:
        await withdraw_vote(session, bo, solved.answer_id)
    assert (await solved.gained(solved.lin), await solved.gained(bo)) == (0, 0)
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM ledger_entries") == 6  # nothing was edited away


async def test_acceptance_pays_both_and_taking_it_back_takes_both(solved: Solved, database: Database) -> None:
    async with database.writing() as session:
        await accept_answer(session, solved.asha, solved.answer_id)
    assert (await solved.gained(solved.lin), await solved.gained(solved.asha)) == (15, 2)
    async with database.writing() as session:
        await take_back_acceptance(session, solved.asha, solved.thread_id)
    assert (await solved.gained(solved.lin), await solved.gained(solved.asha)) == (0, 0)


async def test_accepting_ones_own_answer_pays_nothing(solved: Solved, scene: Scene, database: Database) -> None:
    own = await scene.answer(solved.asha, solved.thread_id)
    async with database.writing() as session:
        await accept_answer(session, solved.asha, own.post_id)
    assert await solved.gained(solved.asha) == 0


async def test_a_post_out_of_view_gives_its_points_back_and_gets_them_again(
    solved: Solved, people: Cast, database: Database
) -> None:
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        await cast_vote(session, bo, solved.answer_id, 1)
        await cast_vote(session, mo, solved.answer_id, 1)
    assert await solved.gained(solved.lin) == 20
    for away, back, who in ((hide_post, unhide_post, mo), (delete_post, undelete_post, solved.lin)):
        async with database.writing() as session:
            await away(session, who, solved.answer_id)
        assert await solved.gained(solved.lin) == 0
        async with database.writing() as session:
            await back(session, who, solved.answer_id)
        assert await solved.gained(solved.lin) == 20
    async with database.writing() as session:
        await withdraw_vote(session, bo, solved.answer_id)
    assert await solved.gained(solved.lin) == 10


async def test_the_statement_is_for_its_owner_and_moderators(
    solved: Solved, people: Cast, client_as, database: Database
) -> None:
    bo, mo = await people.bo(), await people.mo()
    async with database.writing() as session:
        await cast_vote(session, bo, solved.answer_id, 1)
    for who, status in ((solved.lin, 200), (mo, 200), (bo, 404)):
        reply = await (await client_as(who)).get("/u/lin/reputation")
        assert reply.status_code == status
    own = await (await client_as(solved.lin)).get("/u/lin/reputation")
    assert "Your answer was voted up" in own.text
    assert "The hub is offline" in own.text
    assert "+10" in own.text


async def test_badges_come_once(solved: Solved, people: Cast, scene: Scene, database: Database, settle) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await cast_vote(session, bo, solved.answer_id, 1)
        await accept_answer(session, solved.asha, solved.answer_id)
    await settle()
    async with database.writing() as session:
        await withdraw_vote(session, bo, solved.answer_id)
        await cast_vote(session, bo, solved.answer_id, 1)
    await settle()
    async with database.reading() as session:
        rows = await session.fetch(
            "SELECT u.name, a.badge FROM awards a JOIN users u ON u.id = a.user_id ORDER BY a.id"
        )
    assert sorted((row["name"], row["badge"]) for row in rows) == [
        ("asha", "first-question"), ("asha", "loose-end-tied"), ("bo", "first-nod"), ("lin", "first-answer"),
        ("lin", "first-solution"), ("lin", "open-door"), ("lin", "quick-off-the-mark"),
    ]  # fmt: skip


async def test_points_raise_the_trust_level(solved: Solved, people: Cast, database: Database) -> None:
    bo, mo = await people.person("newt"), await people.mo()
    asked = await Scene(database).ask(bo, title="Which cable fits the second valve?", category="more")
    async with database.writing() as session:
        await cast_vote(session, mo, asked.post_id, 1)
        await cast_vote(session, await people.asha(), asked.post_id, 1)
    assert (await people.person("newt")).trust_level == 1
