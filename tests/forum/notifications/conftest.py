"""A town to write in, and no neighbours: their badges and reviews are told of in their own tests."""

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.extension import gather
from forum.settings import Settings
from tests.support.town import Town


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture(autouse=True)
def core_alone(database: Database, settings: Settings) -> None:
    database.bus = Bus(gather(()), settings)
