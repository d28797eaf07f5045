"""What readers say of solutions and articles: an asker's no is heard, readers' when there are enough; both can go."""

import pytest

from forum.bus import publish
from forum.database import Database
from forum.events import ArticleRated
from forum.reading.actions.helping import say_helpful
from forum.threads.actions import Answered, Asked, accept_answer, take_back_acceptance
from moderation.triggers.ratings import is_rated_low
from tests.moderation.desk import Desk
from tests.support.cast import Cast
from tests.support.scene import Scene

OPEN = """
SELECT array_agg(s.kind ORDER BY s.kind) FROM reviewables r JOIN review_reasons s ON s.reviewable_id = r.id
 WHERE r.state = 'open'
"""


@pytest.fixture
async def solved(people: Cast, scene: Scene, database: Database) -> tuple[Asked, Answered]:
    asha = await people.asha()
    asked = await scene.ask(asha)
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
    return asked, answered


@pytest.mark.parametrize(
    "yes,no,low", [(0, 4, False), (0, 5, True), (1, 5, False), (1, 8, True), (4, 4, False), (9, 1, False)]
)
def test_a_low_rating_needs_enough_replies_and_its_whole_interval_under_half(yes: int, no: int, low: bool) -> None:
    assert is_rated_low(yes, no) is low


async def test_an_askers_no_waits_in_the_queue_until_they_change_their_mind(
    database: Database, scene: Scene, people: Cast, solved: tuple[Asked, Answered]
) -> None:
    asha, post_id = await people.asha(), solved[1].post_id
    for helpful, waiting in ((False, ["asker_not_helped"]), (True, None)):
        async with database.writing() as session:
            await say_helpful(session, asha, post_id, reader=f"user {asha.id}", helpful=helpful)
        assert await scene.value(OPEN) == waiting


async def test_what_else_brought_it_goes_on_waiting(
    database: Database, scene: Scene, people: Cast, solved: tuple[Asked, Answered]
) -> None:
    asha, post_id = await people.asha(), solved[1].post_id
    await Desk(database).flag(await people.bo(), post_id)
    for helpful in (False, True):
        async with database.writing() as session:
            await say_helpful(session, asha, post_id, reader=f"user {asha.id}", helpful=helpful)
    assert await scene.value(OPEN) == ["rude"]


async def test_readers_are_heard_when_enough_say_no_and_one_yes_can_end_it(
    database: Database, scene: Scene, people: Cast, solved: tuple[Asked, Answered]
) -> None:
    bo, post_id = await people.bo(), solved[1].post_id
    for number, (helpful, waiting) in enumerate([(False, None)] * 4 + [(False, ["rated_low"]), (True, None)]):
        async with database.writing() as session:
            await say_helpful(session, bo, post_id, reader=f"reader {number}", helpful=helpful)
        assert await scene.value(OPEN) == waiting


async def test_what_is_no_solution_any_more_is_not_rated_as_one(
    database: Database, scene: Scene, people: Cast, solved: tuple[Asked, Answered]
) -> None:
    asha, post_id = await people.asha(), solved[1].post_id
    async with database.writing() as session:
        await say_helpful(session, asha, post_id, reader=f"user {asha.id}", helpful=False)
        await take_back_acceptance(session, asha, solved[0].thread_id)
    assert await scene.value(OPEN) is None


async def test_what_was_decided_is_not_brought_again_for_the_same_word(
    database: Database, scene: Scene, people: Cast, solved: tuple[Asked, Answered]
) -> None:
    asha, bo, post_id = await people.asha(), await people.bo(), solved[1].post_id
    async with database.writing() as session:
        await say_helpful(session, asha, post_id, reader=f"user {asha.id}", helpful=False)
    item_id = await scene.value("SELECT id FROM reviewables WHERE state = 'open'")
    await Desk(database).act(await people.mo(), item_id, "approve")
    async with database.writing() as session:
        await say_helpful(session, bo, post_id, reader=f"user {bo.id}", helpful=True)
    assert await scene.value(OPEN) is None


async def test_an_article_that_fails_waits_and_better_words_take_it_out(database: Database, scene: Scene) -> None:
    for yes, no, waiting in ((8, 1, None), (6, 4, ["article_fails"]), (9, 3, None)):
        async with database.writing() as session:
            await publish(session, ArticleRated(None, 7, no > 1, yes, no, "/kb/7/hub"))
        assert await scene.value(OPEN) == waiting
