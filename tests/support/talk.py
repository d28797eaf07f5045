"""What people have said before a test begins, said through the actions that people use."""

from typing import Any

from forum.actor import SYSTEM, Actor
from forum.database import Database
from forum.threads.actions import Answered, Asked, NewThread, ask_question, post_answer
from forum.threads.queries import visible_post, visible_thread
from forum.threads.rows import PostRow, ThreadView

CATEGORY = """
INSERT INTO categories (slug, name, visibility, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (slug) DO UPDATE SET slug = $1 RETURNING id
"""


class Talk:
    """Each method says one thing in a transaction of its own, and `thread` and `post` look at it with open eyes."""

    def __init__(self, database: Database):
        self.database = database

    async def category(self, slug: str = "hubs", visibility: str = "public") -> int:
        async with self.database.writing() as session:
            category_id: int = await session.fetchval(CATEGORY, slug, slug.capitalize(), visibility, session.now)
        return category_id

    async def question(self, asker: Actor, title: str = "Why does the hub blink?", **traits: Any) -> Asked:
        """Traits: category (an id), body, kind, tags."""
        category_id = traits.pop("category", None) or await self.category()
        body = traits.pop("body", "It blinks twice and stops. What now?")
        async with self.database.writing() as session:
            return await ask_question(session, asker, NewThread(category_id, title, body, **traits))

    async def answer(self, author: Actor, asked: Asked, body: str = "Hold the button for ten seconds.") -> Answered:
        async with self.database.writing() as session:
            return await post_answer(session, author, asked.thread_id, body)

    async def thread(self, thread_id: int) -> ThreadView:
        async with self.database.reading() as session:
            return await visible_thread(session, SYSTEM, thread_id)

    async def post(self, post_id: int) -> PostRow:
        async with self.database.reading() as session:
            return await visible_post(session, SYSTEM, post_id)

    async def events(self, thread_id: int) -> list[str]:
        """The names of what happened to a thread, in order."""
        async with self.database.reading() as session:
            rows = await session.fetch("SELECT name FROM events WHERE thread_id = $1 ORDER BY id", thread_id)
        return [row["name"] for row in rows]
