"""Answering with an article: it is found beside the answer, put into the draft as a link, and counted."""

from collections.abc import Awaitable, Callable

from forum.actor import Actor
from forum.database import Database
from forum.threads.actions import accept_answer, delete_post, edit_post
from forum.threads.actions.editing import Edit
from kb_bridge.linking import article_meant, articles_linked, citation_of
from kb_bridge.queries.linked import followed_suggestions, linked, most_linked
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
ARTICLE = """
INSERT INTO articles (slug, title, body_source, body_html, render_version, visibility, created_at)
VALUES ('hub', $1, 'Hold it.', '<p>Hold it.</p>', 1, $2, now()) RETURNING id
"""


async def article(database: Database, title: str = "The hub is offline", visibility: str = "public") -> int:
    async with database.writing() as session:
        found: int = await session.fetchval(ARTICLE, title, visibility)
        return found


def test_links_to_articles_are_found_here_and_nowhere_else() -> None:
    html = '<a href="/kb/7/hub">a</a> <a href="https://ours.example/kb/8/x#part" rel="nofollow">b</a>'
    assert articles_linked(html + '<a href="https://other.example/kb/9/x">c</a>', "https://ours.example/") == [7, 8]
    assert articles_linked('<a href="/kb/editor">a</a><a href="/kb/7">b</a><a href="/kb/7/x">c</a>', "") == [7]


def test_an_article_is_meant_by_its_number_or_address() -> None:
    assert article_meant("https://ours.example/kb/12/x", "https://ours.example") == 12
    assert [article_meant(text, "") for text in ("#12", "/kb/12", "hub 12", "")] == [12, 12, None, None]


def test_a_title_makes_no_second_link() -> None:
    assert citation_of("[a](b)", "/kb/1/a") == "[\\[a\\](b)](/kb/1/a)"


async def test_an_answer_is_counted_for_the_article_it_cites_while_it_does(
    database: Database, scene: Scene, people: Cast
) -> None:
    asha, bo, number = await people.asha(), await people.bo(), await article(database)
    asked, other = await scene.ask(asha), await scene.ask(asha, title="Another thing is wrong")
    made = await scene.answer(bo, asked.thread_id, f"See [this](/kb/{number}/hub), it worked for me.")
    await scene.answer(bo, other.thread_id, f"See [this](/kb/{number}/hub), it worked for me.")
    async with database.writing() as session:
        await accept_answer(session, asha, made.post_id)
    async with database.reading() as session:
        found = await linked(session, asha, number)
        assert (found.threads, found.solves.part, found.solves.whole) == (2, 1, 2)
        assert [each.title for each in await most_linked(session, asha)] == ["The hub is offline"]
    async with database.writing() as session:
        await delete_post(session, await people.mo(), made.post_id)
    async with database.reading() as session:
        assert (await linked(session, asha, number)).threads == 1


async def test_an_edit_that_takes_the_link_out_is_an_answer_without_it(
    database: Database, scene: Scene, people: Cast
) -> None:
    bo, number = await people.bo(), await article(database)
    asked = await scene.ask(await people.asha())
    made = await scene.answer(bo, asked.thread_id, f"See [this](/kb/{number}/hub), it worked for me.")
    async with database.writing() as session:
        await edit_post(session, bo, made.post_id, Edit(1, "Hold the button for a while."))
    assert await scene.value("SELECT count(*) FROM article_answers") == 0


async def test_it_is_looked_for_and_put_into_the_draft_without_script(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    number = await article(database)
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    assert "Answer with an article" in (await bo.get(f"/t/{asked.thread_id}", follow_redirects=True)).text
    typed = {"place": f"answer:{asked.thread_id}", "body": "My own words.", "seek": ""}
    led = await bo.post("/kb/cite", data=typed)
    shown = (await bo.get(led.headers["location"])).text
    assert "The hub is offline" in shown
    put = await bo.post(f"/kb/cite/{asked.thread_id}", data={"article": str(number)})
    page = (await bo.get(put.headers["location"])).text
    assert "My own words.\n\nThis article answers it: [The hub is offline](" in page
    assert f"/kb/{number}/hub)" in page
    await bo.post(f"/kb/cite/{asked.thread_id}", data={"article": str(number)})
    assert (await bo.get(put.headers["location"])).text.count(f"/kb/{number}/hub)") == page.count(f"/kb/{number}/hub)")
    assert "The hub is offline" in (await bo.get(f"/kb/cite/{asked.thread_id}", params={"q": f"#{number}"})).text
    straight = await bo.post("/kb/cite", data={**typed, "draft_version": "2", "seek": f"/kb/{number}"})
    assert straight.headers["location"] == f"/t/{asked.thread_id}/answer?draft=1"


async def test_an_article_for_staff_is_not_there_for_a_customer(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    number = await article(database, "The hub is offline", "staff")
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    put = await bo.post(f"/kb/cite/{asked.thread_id}", data={"article": str(number)})
    assert put.headers["location"] == f"/kb/cite/{asked.thread_id}"
    assert await scene.value("SELECT count(*) FROM drafts") == 0


PLACED = """
WITH topic AS (
    INSERT INTO topics (title, state, article_id, created_at, changed_at) VALUES ('Hub', 'written', $2, now(), now())
    RETURNING id
), told AS (UPDATE articles SET topic_id = (SELECT id FROM topic) WHERE id = $2)
INSERT INTO topic_threads (thread_id, topic_id, words, counts, placed_at)
SELECT $1, id, '{}', '{}', now() FROM topic ON CONFLICT (thread_id) DO UPDATE SET topic_id = excluded.topic_id
RETURNING topic_id
"""


async def test_a_question_of_a_written_topic_is_answered_with_its_article_in_a_click(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asha, mo, number = await people.asha(), await people.mo(), await article(database, "Getting the hub online")
    asked = await scene.ask(asha)
    async with database.writing() as session:
        await session.fetchval(PLACED, asked.thread_id, number)
    here = f"/t/{asked.thread_id}/the-hub-is-offline"
    asker, staff, reader = await client_as(asha), await client_as(mo), await client_as(await people.bo())
    assert f"/help/person?thread={asked.thread_id}" in (await asker.get(here)).text
    assert "Getting the hub online" not in (await reader.get(here)).text
    assert "Answer with it" in (await staff.get(here)).text
    sent = await staff.post(f"/kb/cite/{asked.thread_id}", data={"article": number}, follow_redirects=True)
    assert f"/kb/{number}/" in sent.text
    await scene.answer(mo, asked.thread_id, f"See [this](/kb/{number}/hub), hold the button as it says there.")
    assert "Answer with it" not in (await staff.get(here)).text


async def test_what_readers_of_a_public_thread_cannot_see_is_not_put_into_it(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    inner, archived = await article(database, "Cellar is flooded", "staff"), await article(database, "Reeds in a pond")
    async with database.writing() as session:
        await session.fetchval("UPDATE articles SET state = 'archived' WHERE id = $1 RETURNING id", archived)
    asked = await scene.ask(await people.asha())
    eva = await client_as(await people.eva())
    assert "Cellar" not in (await eva.get(f"/kb/cite/{asked.thread_id}?q=the+cellar+is+flooded")).text
    for number in (inner, archived):
        await eva.post(f"/kb/cite/{asked.thread_id}", data={"article": str(number)})
    assert await scene.value("SELECT count(*) FROM drafts") == 0


async def test_how_often_the_suggested_article_was_taken_and_was_right_is_counted(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    bo, eva = await people.bo(), await people.eva()
    right, wrong = await article(database), await article(database, "Something else")
    asked = [await scene.ask(await people.asha(), title=f"The hub is offline again {n}") for n in range(3)]
    texts = (f"See [this](/kb/{right}/hub), please.", f"See [this](/kb/{wrong}/hub), please.", "Hold the button.")
    for each, text in zip(asked, texts, strict=True):
        await scene.answer(bo, each.thread_id, text)
    async with database.writing() as session:
        for each in asked:
            await session.fetchval(PLACED, each.thread_id, right)
        here = "UPDATE topic_threads SET placed_at = now() + interval '1 hour', topic_id = "
        await session.fetchval(here + "(SELECT topic_id FROM articles WHERE id = $1)", right)
    async with database.reading() as session:
        taken, was_right = await followed_suggestions(session, eva)
    assert (taken.part, taken.whole, was_right.part, was_right.whole) == (1, 3, 1, 2)
    page = (await (await client_as(eva)).get("/kb/editor/figures")).text
    assert "times the suggested article was the right one" in page
