"""The shelf, searched with Whoosh in the folder that the pages read."""

import pytest

from forum.database import Database
from forum.settings import Settings
from tests.forum.search.shelf import Shelf
from tests.support.cast import Cast


@pytest.fixture
async def shelf(database: Database, settings: Settings, people: Cast) -> Shelf:
    return Shelf(database, settings.data / "search", await people.asha())
