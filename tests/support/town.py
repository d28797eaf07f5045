"""A small town to write in: a category of each visibility, and the deeds that many tests need, each in one line."""

from typing import Any

from forum.actor import Actor
from forum.comments.actions import post_comment
from forum.database import Database
from forum.threads.actions import Asked, NewThread, ask_question, post_answer


class Town:
    """Categories `open`, `inside` (signed in) and `staff`; every deed commits."""

    def __init__(self, database: Database):
        self.database = database
        self.places: dict[str, int] = {}

    async def category(self, visibility: str = "public") -> int:
        if visibility not in self.places:
            async with self.database.writing() as session:
                self.places[visibility] = await session.fetchval(
                    "INSERT INTO categories (slug, name, visibility, created_at) VALUES ($1, $1, $2, $3) RETURNING id",
                    f"town-{visibility.replace('_', '-')}", visibility, session.now,
                )  # fmt: skip
        return self.places[visibility]

    async def asks(self, actor: Actor, title: str = "How do I reset the hub?", **more: Any) -> Asked:
        """`more`: body, tags, kind, visibility (of the category)."""
        category_id = await self.category(more.pop("visibility", "public"))
        body = more.pop("body", "It blinks red since this morning, whatever I press.")
        async with self.database.writing() as session:
            return await ask_question(session, actor, NewThread(category_id, title, body, **more))

    async def answers(self, actor: Actor, thread_id: int, body: str = "Hold the button for ten seconds.") -> int:
        async with self.database.writing() as session:
            return (await post_answer(session, actor, thread_id, body)).post_id

    async def comments(self, actor: Actor, post_id: int, body: str = "Which button do you mean?") -> int:
        async with self.database.writing() as session:
            return (await post_comment(session, actor, post_id, body)).id
