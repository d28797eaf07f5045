"""A person whose answers can be judged."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.votes.actions import cast_vote
from tests.support.cast import Cast
from tests.support.scene import Scene

Answering = Callable[..., Awaitable[list[int]]]


@pytest.fixture
def answering(scene: Scene, people: Cast, database: Database) -> Answering:
    """Writes so many answers for somebody, each under a question of its own, each with one vote of that value."""

    async def write(who: Actor, count: int, value: int = 0, tags: tuple[str, ...] = ("hub",)) -> list[int]:
        posts = []
        for number in range(count):
            asked = await scene.ask(await people.asha(), f"Trouble {number} with the hub of {who.name}", tags=tags)
            answered = await scene.answer(who, asked.thread_id, f"Thread {asked.thread_id}: hold its button for long.")
            if value:
                async with database.writing() as session:
                    await cast_vote(session, await people.mo(), answered.post_id, value)
            posts.append(answered.post_id)
        return posts

    return write


@pytest.fixture
def give_points(database: Database) -> Callable[[Actor, int], Awaitable[None]]:
    """As if the book had brought them."""

    async def give(who: Actor, points: int) -> None:
        async with database.writing() as session:
            await session.fetchval("UPDATE users SET reputation = $2 WHERE id = $1", who.id, points)

    return give
