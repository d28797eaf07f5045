"""A forum with one of everything in it."""

from collections.abc import Awaitable, Callable

import pytest

from forum.accounts.actions import NewUser, make_user
from forum.database import Database
from forum.settings import Settings
from tests.security.forms import PASSWORD
from tests.security.world import World
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.fixture
async def world(
    database: Database, people: Cast, scene: Scene, settings: Settings, settle: Callable[[], Awaitable[int]]
) -> World:
    return await World(database, people, scene, settings, settle).build()


@pytest.fixture
async def ann(database: Database) -> int:
    """Somebody with a password."""
    async with database.writing() as session:
        return await make_user(session, NewUser(name="ann", email="ann@example.com", password=PASSWORD, verified=True))
