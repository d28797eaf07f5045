"""A forum with one of everything in it."""

from collections.abc import Awaitable, Callable

import pytest

from forum.database import Database
from forum.settings import Settings
from tests.security.world import World
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.fixture
async def world(
    database: Database, people: Cast, scene: Scene, settings: Settings, settle: Callable[[], Awaitable[int]]
) -> World:
    return await World(database, people, scene, settings, settle).build()
