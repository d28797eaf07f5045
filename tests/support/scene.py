"""A small community to act in: a category, and short ways to ask, answer and read."""

from typing import Any

from forum.actor import SYSTEM, Actor
from forum.categories.actions import create_category
from forum.database import Database
from forum.threads.actions import Answered, Asked, NewThread, ask_question, post_answer

BODY = "The app says that the hub is offline since this morning. I restarted it twice."


class Scene:
    """Everything here goes through the same actions that people use."""

    def __init__(self, database: Database):
        self.database = database
        self.categories: dict[str, int] = {}

    async def category(self, slug: str = "help", visibility: str = "public") -> int:
        if slug not in self.categories:
            values = {"slug": slug, "name": slug.title(), "description": "", "visibility": visibility}
            async with self.database.writing() as session:
                self.categories[slug] = await create_category(session, SYSTEM, values)
        return self.categories[slug]

    async def ask(self, actor: Actor, title: str = "The hub is offline", body: str = BODY, **more: Any) -> Asked:
        """`more`: kind, tags, category (a slug, made as public when new)."""
        category_id = await self.category(more.pop("category", "help"))
        async with self.database.writing() as session:
            return await ask_question(session, actor, NewThread(category_id, title, body, **more))

    async def answer(self, actor: Actor, thread_id: int, body: str = "Hold the button until it blinks.") -> Answered:
        async with self.database.writing() as session:
            return await post_answer(session, actor, thread_id, body)

    async def value(self, sql: str, *args: Any) -> Any:
        """One value from the database."""
        async with self.database.reading() as session:
            return await session.fetchval(sql, *args)
