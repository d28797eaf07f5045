"""A category, and threads in it, for the tests of reading."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.categories.actions import create_category
from forum.database import Database
from forum.threads.actions import Asked, NewThread, ask_question
from tests.support.cast import Cast

Opener = Callable[..., Awaitable[int]]
Asker = Callable[..., Awaitable[Asked]]


@pytest.fixture
async def category(database: Database, people: Cast) -> Opener:
    """Makes a category: `await category("hubs", visibility="staff")` -> its id."""

    async def make(slug: str = "hubs", *, visibility: str = "public") -> int:
        words = {"name": slug.capitalize(), "slug": slug, "description": f"All about {slug}."}
        values = {**words, "visibility": visibility}
        async with database.writing() as session:
            return await create_category(session, await people.ada(), values)

    return make


@pytest.fixture
async def ask(database: Database, category: Opener) -> Asker:
    """Asks: `await ask(actor, "Title of it", category_id, tags=[…])`."""
    known: dict[str, int] = {}

    async def make(actor: Actor, title: str = "Why does the hub blink?", place: int | None = None, **traits) -> Asked:
        if place is None:
            place = known.get("hubs") or known.setdefault("hubs", await category())
        body = traits.pop("body", "It blinks twice and stops. What now?")
        async with database.writing() as session:
            return await ask_question(session, actor, NewThread(place, title, body, **traits))

    return make
