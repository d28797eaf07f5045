"""The shelf, once with each engine."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.settings import Settings
from tests.forum.search.shelf import Shelf
from tests.support.cast import Cast


@pytest.fixture
async def shelf(database: Database, settings: Settings, people: Cast) -> Shelf:
    """Searched with Whoosh, in the folder that the pages read, too."""
    return Shelf(database, settings.data / "search", await people.asha())


@pytest.fixture(params=["whoosh", "postgres"])
async def any_shelf(request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast) -> Shelf:
    """The same test for each engine: what it promises, both keep."""
    made = Shelf(database, tmp_path / "search", await people.asha())
    if request.param == "postgres":
        made.engine = None
    return made
