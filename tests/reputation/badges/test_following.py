"""Badges follow after what happens: given once, told once, revoked and brought back, and looked at cheaply."""

import pytest

from forum.bus import Published, publish
from forum.comments.actions import delete_comment, post_comment
from forum.database import Database
from forum.events import ArticleAccepted, VotesAnnulled
from forum.threads.actions import (
    accept_answer,
    add_me_too,
    clear_duplicate,
    delete_post,
    hide_post,
    mark_duplicate,
    take_back_acceptance,
    take_back_me_too,
    undelete_post,
    unhide_post,
)
from forum.threads.events import AnswerAccepted, ThreadWrittenUp
from forum.votes.actions import cast_vote, withdraw_vote
from forum.votes.events import VoteCast
from reputation.badges.concerns import CONCERNS, concerns_of
from reputation.badges.listeners import MOVE_BADGES, award_badges
from reputation.badges.queries.deeds import BASES
from tests.support.cast import Cast
from tests.support.scene import Scene

HELD = """
SELECT a.badge FROM awards a JOIN users u ON u.id = a.user_id WHERE u.name = $1 AND a.revoked_at IS NULL ORDER BY 1
"""
TOLD = "SELECT count(*) FROM notifications n JOIN users u ON u.id = n.user_id WHERE u.name = $1 AND n.kind = 'badge'"


class Play:
    """Deeds one after the other, each heard by everybody before the next."""

    def __init__(self, database: Database, settle) -> None:
        self.database, self.settle = database, settle

    async def do(self, deed, *args, **more):
        async with self.database.writing() as session:
            done = await deed(session, *args, **more)
        await self.settle()
        return done

    async def held(self, name: str) -> list[str]:
        async with self.database.reading() as session:
            return [row["badge"] for row in await session.fetch(HELD, name)]

    async def told(self, name: str) -> int:
        async with self.database.reading() as session:
            return int(await session.fetchval(TOLD, name))


@pytest.fixture
def play(database: Database, settle) -> Play:
    return Play(database, settle)


async def test_a_solution_has_its_badges_as_long_as_it_stands(play: Play, scene: Scene, people: Cast) -> None:
    asha, lin, mo = await people.asha(), await people.lin(), await people.mo()
    asked = await scene.ask(asha, tags="valve")
    answered = await scene.answer(lin, asked.thread_id)
    await play.do(accept_answer, asha, answered.post_id)
    solver = ["first-answer", "first-solution", "open-door", "quick-off-the-mark"]
    assert await play.held("lin") == solver
    assert await play.held("asha") == ["first-question", "loose-end-tied"]
    assert await play.told("lin") == 4
    await play.do(take_back_acceptance, asha, asked.thread_id)
    assert await play.held("lin") == ["first-answer"]
    assert await play.held("asha") == ["first-question"]
    await play.do(accept_answer, asha, answered.post_id)
    assert await play.held("lin") == solver
    assert await play.told("lin") == 4, "nobody is told of the same thing twice"
    for gone, back, who in ((delete_post, undelete_post, lin), (hide_post, unhide_post, mo)):
        await play.do(gone, who, answered.post_id)
        assert await play.held("lin") == []
        await play.do(back, who, answered.post_id)
        assert "first-answer" in await play.held("lin")


async def test_votes_make_and_unmake_badges(play: Play, scene: Scene, people: Cast) -> None:
    answered = await scene.answer(await people.lin(), (await scene.ask(await people.asha())).thread_id)
    voters = [await people.person(f"voter{number}", trust_level=1, reputation=200) for number in range(6)]
    for voter in voters:
        await play.do(cast_vote, voter, answered.post_id, 1)
    assert "well-put" in await play.held("lin")
    assert await play.held("voter0") == ["first-nod"]
    await play.do(withdraw_vote, voters[0], answered.post_id)
    assert "well-put" in await play.held("lin")
    assert await play.held("voter0") == []
    await play.do(cast_vote, voters[1], answered.post_id, -1)
    assert "well-put" not in await play.held("lin")


async def test_annulled_votes_unmake_badges(play: Play, scene: Scene, people: Cast, database: Database) -> None:
    answered = await scene.answer(await people.lin(), (await scene.ask(await people.asha())).thread_id)
    for number in range(5):
        await play.do(cast_vote, await people.person(f"voter{number}", trust_level=1), answered.post_id, 1)
    assert "well-put" in await play.held("lin")
    async with database.writing() as session:
        votes = tuple(row["id"] for row in await session.fetch("DELETE FROM votes RETURNING id"))
        await session.fetchval("UPDATE posts SET score = 0")
        await publish(session, VotesAnnulled(None, votes))
    await play.settle()
    assert await play.held("lin") == ["first-answer"]
    assert await play.held("voter1") == []


async def test_what_several_have_and_what_was_asked_before(play: Play, scene: Scene, people: Cast) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await scene.ask(asha)
    others = [await people.person(f"other{number}") for number in range(5)]
    for other in others:
        await play.do(add_me_too, other, asked.thread_id)
    assert "not-only-me" in await play.held("asha")
    assert await play.held("other1") == ["same-here"]
    await play.do(take_back_me_too, others[0], asked.thread_id)
    assert "not-only-me" not in await play.held("asha")
    again = await scene.ask(await people.bo(), title="My hub is offline again", body="What can I do about it?")
    await play.do(mark_duplicate, lin, again.thread_id, asked.thread_id)
    assert await play.held("lin") == ["two-of-a-kind"]
    await play.do(clear_duplicate, await people.mo(), again.thread_id)
    assert await play.held("lin") == []


async def test_articles_bring_badges_to_writers_and_editors(
    play: Play, scene: Scene, people: Cast, database: Database
) -> None:
    eva, asked = await people.eva(), await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET article_id = 7")
        article = ArticleAccepted(eva.id, 7, (asked.thread_id,), (answered.post_id,), "The hub", "/kb/7")
        await publish(session, article)
    await play.settle()
    assert "in-print" in await play.held("lin")
    assert await play.held("eva") == ["first-chapter"]
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET article_id = NULL")
        await publish(session, ThreadWrittenUp(eva.id, asked.thread_id, None))
    await play.settle()
    assert await play.held("eva") == []


async def test_months_of_writing_end_with_a_deleted_comment(
    play: Play, scene: Scene, people: Cast, database: Database
) -> None:
    bo, asked = await people.bo(), await scene.ask(await people.asha())
    comments = []
    for days in (100, 60, 1):
        comment = await play.do(post_comment, bo, asked.post_id, f"This helped me {days} times.")
        async with database.writing() as session:
            past = "UPDATE comments SET created_at = now() - make_interval(days => $2) WHERE id = $1"
            await session.fetchval(past, comment.id, days)
        comments.append(comment.id)
    await play.do(post_comment, bo, asked.post_id, "And another one.")
    assert await play.held("bo") == ["familiar-face"]
    await play.do(delete_comment, bo, comments[0])
    assert await play.held("bo") == []


async def test_an_event_heard_twice_gives_nothing_twice(
    play: Play, scene: Scene, people: Cast, database: Database
) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await scene.ask(asha)
    answered = await scene.answer(lin, asked.thread_id)
    await play.do(accept_answer, asha, answered.post_id)
    async with database.writing() as session:
        before = await session.fetchval("SELECT count(*) FROM awards")
        event = AnswerAccepted(asha.id, asked.thread_id, answered.post_id, lin.id, asha.id)
        await award_badges(session, event, Published(1, session.now))
        assert await session.fetchval("SELECT count(*) FROM awards") == before
    await play.settle()
    assert await play.told("lin") == 4


async def test_an_event_costs_two_statements_at_most(scene: Scene, people: Cast, database: Database, settle) -> None:
    """Whom it concerns is waited for, then everything is counted at once; nothing happens where nothing changed."""
    answered = await scene.answer(await people.lin(), (await scene.ask(await people.asha())).thread_id)
    async with database.writing() as session:
        await cast_vote(session, await people.bo(), answered.post_id, 1)
    await settle()
    said: list[str] = []
    async with database.writing() as session:
        fetch = session.fetch

        async def counting(sql: str, *args):
            said.append(sql)
            return await fetch(sql, *args)

        session.fetch = counting  # type: ignore[method-assign]
        bo, lin = await people.bo(), await people.lin()
        event = VoteCast(bo.id, answered.thread_id, answered.post_id, lin.id, 1, 1, False)
        await award_badges(session, event, Published(1, session.now))
    assert len(said) == 2


def test_every_deed_is_looked_at_after_some_event_and_every_event_is_heard() -> None:
    by_hand = {"echoed", "quoted", "wrote_articles"}  # read from rows by queries/behind.py
    moved = {base for columns in CONCERNS.values() for bases in columns.values() for base in bases}
    assert set(BASES) - moved <= by_hand
    assert set(CONCERNS) <= {event.__name__ for event in MOVE_BADGES}


def test_a_vote_only_concerns_what_it_can_change() -> None:
    up = {"actor_id": 1, "user_id": 2, "value": 1, "is_question": False}
    assert concerns_of("VoteCast", up) == {"thanked": {1}, "answer_scores": {2}, "received": {2}}
    assert concerns_of("VoteCast", up | {"value": -1, "is_question": True}) == {"question_scores": {2}}
