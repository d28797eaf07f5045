"""A town to write in."""

import pytest

from forum.database import Database
from tests.support.town import Town


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)
