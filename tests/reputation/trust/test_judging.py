"""What makes an answer, an edit and a flag good; the sums move with it, and can be derived again."""

import pytest

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
from moderation.flags.actions import raise_flag
from moderation.queue.actions import Choice, decide, undo
from moderation.queue.subjects import subject_named
from reputation.trust.actions import judge_everything
from reputation.trust.levels import Accuracy
from reputation.trust.queries import rules_in_force, standing_of, trust_drift
from tests.reputation.trust.conftest import Answering
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.fixture
def accuracy(database: Database):
    async def of(who, kind: str = "answers") -> tuple[int, int]:
        async with database.reading() as session:
            person = await standing_of(session, who.id)
            assert person is not None
            found: Accuracy = person.standing.accuracy(kind)
            return found.good, found.judged

    return of


async def drifting(database: Database, *names: str) -> list[str]:
    async with database.reading() as session:
        found = await trust_drift(session, await rules_in_force(session))
    return [name for name in found if name in names]


async def test_votes_and_the_asker_say_whether_an_answer_was_good(
    answering: Answering, people: Cast, database: Database, accuracy
) -> None:
    newt, bo, mo, asha = await people.person("newt"), await people.bo(), await people.mo(), await people.asha()
    [post_id] = await answering(newt, 1)
    assert await accuracy(newt) == (0, 0)
    for deed, expected in (
        (lambda session: cast_vote(session, bo, post_id, 1), (1, 1)),
        (lambda session: cast_vote(session, mo, post_id, 1), (1, 1)),
        (lambda session: withdraw_vote(session, mo, post_id), (1, 1)),
        (lambda session: cast_vote(session, bo, post_id, -1), (0, 1)),
        (lambda session: accept_answer(session, asha, post_id), (1, 1)),
        (lambda session: take_back_acceptance(session, asha, thread_of(post_id)), (0, 1)),
        (lambda session: withdraw_vote(session, bo, post_id), (0, 0)),
    ):
        thread_id = await value(database, "SELECT thread_id FROM posts WHERE id = $1", post_id)
        THREADS[post_id] = thread_id
        async with database.writing() as session:
            await deed(session)
        assert await accuracy(newt) == expected
        assert await drifting(database, "newt") == []


THREADS: dict[int, int] = {}


def thread_of(post_id: int) -> int:
    return THREADS[post_id]


async def value(database: Database, sql: str, *args: object):
    async with database.reading() as session:
        return await session.fetchval(sql, *args)


async def test_what_staff_take_from_view_was_bad_and_what_an_author_takes_back_is_not_judged(
    answering: Answering, people: Cast, database: Database, accuracy
) -> None:
    newt, mo = await people.person("newt"), await people.mo()
    [post_id] = await answering(newt, 1, 1)
    steps = (
        (hide_post, mo, (0, 1)), (unhide_post, mo, (1, 1)), (delete_post, newt, (0, 0)), (undelete_post, newt, (1, 1)),
        (delete_post, mo, (0, 1)), (undelete_post, mo, (1, 1)),
    )  # fmt: skip
    for deed, who, expected in steps:
        async with database.writing() as session:
            await deed(session, who, post_id)
        assert await accuracy(newt) == expected, deed
        assert await drifting(database, "newt") == []


async def test_accepting_ones_own_answer_says_nothing(scene: Scene, people: Cast, database: Database, accuracy) -> None:
    asha = await people.asha()
    asked = await scene.ask(asha)
    answered = await scene.answer(asha, asked.thread_id)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
    assert await accuracy(asha) == (0, 0)


async def test_flags_are_judged_by_what_a_moderator_decides(
    answering: Answering, people: Cast, database: Database, accuracy
) -> None:
    bo, mo, newt = await people.bo(), await people.mo(), await people.person("newt")
    posts = await answering(newt, 2)
    for post_id, verb, after in ((posts[0], "hide", (1, 1)), (posts[1], "approve", (1, 2))):
        async with database.writing() as session:
            subject = await subject_named(session, bo, "post", post_id)
            item_id = await raise_flag(session, bo, subject, kind="spam")
            version = await session.fetchval("SELECT version FROM reviewables WHERE id = $1", item_id)
            decision_id, _verb = await decide(session, mo, item_id, Choice(verb, version, "Seen."))
        assert await accuracy(bo, "flags") == after
    async with database.writing() as session:
        await undo(session, mo, decision_id)
    assert await accuracy(bo, "flags") == (1, 1)
    assert await drifting(database, "bo") == []


async def test_everything_is_derived_again_and_a_drift_is_found(
    answering: Answering, people: Cast, database: Database, accuracy
) -> None:
    newt = await people.person("newt")
    await answering(newt, 2, 1)
    async with database.writing() as session:
        await session.fetchval("UPDATE accuracies SET answers_good = 7 WHERE user_id = $1", newt.id)
    assert await drifting(database, "newt") == ["newt"]
    async with database.writing() as session:
        await judge_everything(session)
    assert await accuracy(newt) == (2, 2)
    assert await drifting(database, "newt") == []
