"""Who is told of what, and who is not."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.bus import publish
from forum.comments.actions import hide_comment
from forum.database import Database
from forum.events import BadgeAwarded
from forum.following.actions import follow
from forum.notifications.queries import newest_notifications
from forum.threads.actions import (
    accept_answer,
    hide_post,
    hold_post,
    lock_thread,
    mark_duplicate,
    mark_solved_without_answer,
    move_thread,
    note_article,
    post_answer,
    release_post,
    split_answer,
    unlock_thread,
)
from tests.support.cast import Cast
from tests.support.town import Town

Settle = Callable[[], Awaitable[int]]


async def told(database: Database, actor: Actor) -> list[str]:
    """What somebody was told, the oldest first."""
    async with database.reading() as session:
        return [row.kind for row in reversed(await newest_notifications(session, actor))]


async def do(database: Database, deed, *args):
    async with database.writing() as session:
        return await deed(session, *args)


async def test_the_asker_the_followers_and_nobody_else_hear_of_an_answer(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, bo, lin = await people.asha(), await people.bo(), await people.lin()
    asked = await town.asks(asha)
    await do(database, follow, bo, "thread", asked.thread_id)
    await town.answers(lin, asked.thread_id)
    await settle()
    assert await told(database, asha) == ["answered_you"]
    assert await told(database, bo) == ["answered"]
    assert await told(database, lin) == []
    assert await told(database, await people.mo()) == []


async def test_hearing_twice_is_being_told_once(database, people: Cast, town: Town, settle: Settle) -> None:
    asha = await people.asha()
    asked = await town.asks(asha)
    await town.answers(await people.lin(), asked.thread_id, "Press it, @asha, for ten seconds.")
    await settle()
    async with database.writing() as session:
        await session.fetchval("UPDATE events SET relayed_at = NULL")
    await settle()
    assert await told(database, asha) == ["mentioned"]


async def test_followers_of_the_category_and_of_a_tag_hear_of_a_question_once(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, bo = await people.asha(), await people.bo()
    await town.asks(asha, tags="lamp")
    await settle()
    async with database.writing() as session:
        tag_id = await session.fetchval("SELECT id FROM tags WHERE name = 'lamp'")
        await follow(session, bo, "category", town.places["public"])
        await follow(session, bo, "tag", tag_id)
    await town.asks(asha, "Why is the lamp blue?", tags="lamp")
    await settle()
    assert await told(database, bo) == ["asked"]


async def test_a_mention_reaches_whoever_is_meant_whatever_the_spelling(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    bo = await people.bo()
    asked = await town.asks(await people.asha(), body="Do you know this one, @Bo? It blinks red all day.")
    await town.comments(await people.lin(), asked.post_id, "I think that @BO had it too.")
    await settle()
    assert await told(database, bo) == ["mentioned", "mentioned"]


@pytest.mark.parametrize("visibility", ["staff", "signed_in"])
async def test_nobody_hears_of_what_they_may_not_see(
    database, people: Cast, town: Town, settle: Settle, visibility: str
) -> None:
    bo, kim = await people.bo(), await people.kim()
    asked = await town.asks(await people.mo(), visibility=visibility, body="What do you say to this, @bo and @kim?")
    await settle()
    assert await told(database, bo) == ([] if visibility == "staff" else ["mentioned"])
    assert await told(database, kim) == ["mentioned"]
    assert asked.state == "published"


async def test_whoever_follows_hears_no_more_once_the_category_is_closed_to_them(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    bo, asked = await people.bo(), await town.asks(await people.asha())
    await do(database, follow, bo, "thread", asked.thread_id)
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff'")
    await town.answers(await people.mo(), asked.thread_id)
    await settle()
    assert await told(database, bo) == []


async def test_a_held_answer_is_told_when_it_is_let_through_and_only_then(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, lin, mo = await people.asha(), await people.lin(), await people.mo()
    asked = await town.asks(asha)
    post_id = await town.answers(lin, asked.thread_id)
    await do(database, hold_post, mo, post_id)
    await settle()
    assert await told(database, asha) == []
    assert await told(database, lin) == ["held"]
    await do(database, release_post, mo, post_id)
    await settle()
    assert await told(database, asha) == ["answered_you"]
    assert await told(database, lin) == ["held", "released"]
    await do(database, hold_post, mo, post_id)
    await do(database, release_post, mo, post_id)
    await settle()
    assert await told(database, asha) == ["answered_you"]


async def test_the_author_hears_that_a_post_was_hidden(database, people: Cast, town: Town, settle: Settle) -> None:
    lin = await people.lin()
    asked = await town.asks(await people.asha())
    await do(database, hide_post, await people.mo(), await town.answers(lin, asked.thread_id))
    await settle()
    assert await told(database, lin) == ["hidden"]


async def test_a_solution_is_told_to_its_author_and_to_followers(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, bo, lin = await people.asha(), await people.bo(), await people.lin()
    asked = await town.asks(asha)
    await do(database, follow, bo, "thread", asked.thread_id)
    post_id = await town.answers(lin, asked.thread_id)
    await settle()
    await do(database, accept_answer, asha, post_id)
    await settle()
    assert await told(database, lin) == ["accepted"]
    assert await told(database, bo) == ["answered", "solved"]
    assert await told(database, asha) == ["answered_you"]


async def test_followers_hear_of_a_solution_without_an_answer_a_duplicate_and_an_article(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, mo = await people.asha(), await people.mo()
    first, second = await town.asks(asha), await town.asks(asha, "How can I reset my hub?")
    await do(database, mark_solved_without_answer, mo, first.thread_id)
    await do(database, mark_duplicate, mo, second.thread_id, first.thread_id)
    await do(database, note_article, await people.eva(), [first.thread_id], 7)
    await settle()
    assert await told(database, asha) == ["solved", "duplicate", "written_up"]


async def test_a_comment_is_told_to_the_author_of_the_post_and_to_followers(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, bo, lin = await people.asha(), await people.bo(), await people.lin()
    asked = await town.asks(asha)
    post_id = await town.answers(lin, asked.thread_id)
    await settle()
    await town.comments(bo, post_id)
    await settle()
    assert await told(database, lin) == ["commented_you"]
    assert await told(database, asha) == ["answered_you", "commented"]


@pytest.mark.parametrize(
    "level, heard",
    [
        ("every", ["answered_you", "commented", "mentioned"]),
        ("new", ["answered_you", "mentioned"]),
        ("own", ["answered_you", "mentioned"]),
        ("mute", []),
    ],
)
async def test_an_asker_hears_of_their_thread_what_they_chose(
    database, people: Cast, town: Town, settle: Settle, level: str, heard: list[str]
) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await town.asks(asha)
    await do(database, lambda session: follow(session, asha, "thread", asked.thread_id, level=level))
    post_id = await town.answers(lin, asked.thread_id)
    await town.comments(await people.bo(), post_id)
    await town.answers(lin, asked.thread_id, "Did that help, @asha? Or does it still blink?")
    await settle()
    assert await told(database, asha) == heard


async def test_a_thread_counts_before_its_tags_and_these_before_its_category(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    bo, asked = await people.bo(), await town.asks(await people.asha(), tags="lamp")
    await settle()
    tag_id = await town_value(database, "SELECT id FROM tags WHERE name = 'lamp'")
    await do(database, lambda session: follow(session, bo, "category", town.places["public"], level="every"))
    await town.answers(await people.lin(), asked.thread_id)
    await settle()
    assert await told(database, bo) == ["answered"]
    await do(database, lambda session: follow(session, bo, "tag", tag_id, level="mute"))
    await town.answers(await people.lin(), asked.thread_id, "Or wait until it is dark, @bo.")
    await settle()
    assert await told(database, bo) == ["answered"]
    await do(database, lambda session: follow(session, bo, "thread", asked.thread_id, level="new"))
    await town.answers(await people.lin(), asked.thread_id, "Or turn the lamp around once.")
    await settle()
    assert await told(database, bo) == ["answered", "answered"]


async def town_value(database: Database, sql: str):
    async with database.reading() as session:
        return await session.fetchval(sql)


async def test_an_author_hears_that_somebody_else_moved_their_post(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, bo, mo = await people.asha(), await people.bo(), await people.mo()
    asked = await town.asks(asha)
    async with database.writing() as session:
        answered = await post_answer(session, bo, asked.thread_id, "By the way, my own hub blinks as well.")
    async with database.writing() as session:
        await split_answer(session, mo, answered.post_id, title="My own hub blinks as well")
    await settle()
    assert await told(database, bo) == ["post_moved"]


async def test_whoever_started_a_thread_hears_that_it_was_closed_moved_or_opened_again(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = await town.asks(asha)
    await do(database, lock_thread, mo, asked.thread_id)
    await do(database, unlock_thread, mo, asked.thread_id)
    await do(database, move_thread, mo, asked.thread_id, await town.category("signed_in"))
    await settle()
    assert await told(database, asha) == ["locked", "unlocked", "moved"]
    await do(database, move_thread, mo, asked.thread_id, await town.category("staff"))
    await settle()
    assert await told(database, asha) == ["locked", "unlocked", "moved"]


async def test_whoever_made_a_remark_hears_that_it_was_hidden(
    database, people: Cast, town: Town, settle: Settle
) -> None:
    bo, asked = await people.bo(), await town.asks(await people.asha())
    comment_id = await town.comments(bo, asked.post_id)
    await do(database, hide_comment, await people.mo(), comment_id)
    await settle()
    assert await told(database, bo) == ["comment_hidden"]
    assert "comment_hidden" not in await told(database, await people.asha())


async def test_a_badge_is_told_to_whoever_was_given_it(database, people: Cast, settle: Settle) -> None:
    lin = await people.lin()
    await do(database, publish, BadgeAwarded(None, lin.id or 0, "first_answer", "First answer"))
    await settle()
    assert await told(database, lin) == ["badge"]
