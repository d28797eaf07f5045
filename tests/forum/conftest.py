"""Fixtures of the core's rooms."""

import pytest

from forum.database import Database
from tests.support.talk import Talk


@pytest.fixture
def talk(database: Database) -> Talk:
    return Talk(database)
