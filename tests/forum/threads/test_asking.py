"""Asking a question."""

from forum.database import Database
from forum.threads.actions import NewThread, ask_question
from forum.threads.queries import opening_post, thread_rows, visible_thread
from tests.support.cast import Cast


async def test_a_question_is_asked_and_read(database: Database, people: Cast):
    asha = await people.asha()
    async with database.writing() as session:
        category_id = await session.fetchval("INSERT INTO categories (slug, name, created_at) VALUES ('a','A', now()) RETURNING id")
        asked = await ask_question(session, asha, NewThread(category_id, "How do I reset it?", "It blinks **red** all day.", tags="hub wi-fi"))
    async with database.reading() as session:
        thread = await visible_thread(session, people.visitor, asked.thread_id)
        assert (await opening_post(session, people.visitor, asked.thread_id)).body_html.strip() == "<p>It blinks <strong>red</strong> all day.</p>"
        assert (await thread_rows(session, people.visitor)).rows[0].title == "How do I reset it?"
    assert thread.tags == ["hub", "wi-fi"]
