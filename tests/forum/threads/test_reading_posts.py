"""The posts of a thread, in reading order."""

from forum.database import Database
from forum.threads.actions import accept_answer, delete_post, hold_post
from forum.threads.queries import (
    POSTS_A_PAGE,
    Leaf,
    opening_post,
    page_of_post,
    post_count,
    thread_posts,
    visible_post,
)
from tests.support.cast import Cast
from tests.support.talk import Talk


async def test_the_accepted_answer_stands_first_and_the_rest_by_worth(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    lin = await people.lin()
    old, good, chosen = [await talk.answer(lin, asked, f"Answer that is {word}.") for word in ("old", "good", "chosen")]
    async with database.writing() as session:
        await session.raw.execute("UPDATE posts SET score = 5 WHERE id = $1", good.post_id)
        await accept_answer(session, asha, chosen.post_id)
        found = [post.id for post in await thread_posts(session, people.visitor, asked.thread_id)]
        assert found == [chosen.post_id, good.post_id, old.post_id]
        assert (await opening_post(session, people.visitor, asked.thread_id)).id == asked.post_id


async def test_a_discussion_is_read_in_the_order_in_which_people_spoke(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha(), kind="discussion")
    first, second = [await talk.answer(await people.lin(), asked, f"What I say {word}.") for word in ("first", "then")]
    async with database.writing() as session:
        await session.raw.execute("UPDATE posts SET score = 5 WHERE id = $1", second.post_id)
        found = [post.id for post in await thread_posts(session, people.visitor, asked.thread_id)]
    assert found == [first.post_id, second.post_id]


async def test_what_is_held_or_deleted_is_there_for_its_author_and_moderators(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(await people.asha())
    lin, mo = await people.lin(), await people.mo()
    held, gone = await talk.answer(lin, asked), await talk.answer(lin, asked, "An answer soon deleted.")
    async with database.writing() as session:
        await hold_post(session, mo, held.post_id)
        await delete_post(session, lin, gone.post_id)
        for reader, count in ((lin, 2), (mo, 2), (await people.bo(), 0), (people.visitor, 0)):
            assert len(await thread_posts(session, reader, asked.thread_id)) == count
            assert await post_count(session, reader, asked.thread_id) == count


async def test_a_long_thread_has_pages_and_each_post_knows_its_own(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    lin = await people.lin()
    posts = [await talk.answer(lin, asked, f"Answer number {number}") for number in range(POSTS_A_PAGE + 2)]
    async with database.reading() as session:
        assert len(await thread_posts(session, people.visitor, asked.thread_id)) == POSTS_A_PAGE
        rest = await thread_posts(session, people.visitor, asked.thread_id, leaf=Leaf(2))
        assert [post.id for post in rest] == [posts[-2].post_id, posts[-1].post_id]
        last = await visible_post(session, people.visitor, posts[-1].post_id)
        assert await page_of_post(session, people.visitor, last) == 2
        assert await thread_posts(session, people.visitor, asked.thread_id, leaf=Leaf(10**9)) == []
