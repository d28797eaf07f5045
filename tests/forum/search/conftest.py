"""The shelf, once with each engine."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.search.engines.choosing import ENGINES, is_installed
from forum.settings import Settings
from tests.forum.search.shelf import Shelf
from tests.support.cast import Cast


@pytest.fixture
async def shelf(database: Database, settings: Settings, people: Cast) -> Shelf:
    """Searched with Whoosh, in the folder that the pages read, too."""
    return Shelf(database, settings.data / "search", await people.asha())


@pytest.fixture(params=ENGINES)
async def any_shelf(request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast) -> Shelf:
    """The same test for each engine: what it promises, all keep."""
    needs(request.param)
    return Shelf(database, tmp_path / "search", await people.asha(), request.param)


@pytest.fixture(params=[engine for engine in ENGINES if engine != "postgres"])
async def filed_shelf(request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast) -> Shelf:
    """The same test for each engine that keeps files of its own."""
    needs(request.param)
    return Shelf(database, tmp_path / "search", await people.asha(), request.param)


def needs(engine: str) -> None:
    if not is_installed(engine):
        pytest.skip(f"{engine} IS NOT INSTALLED: pip install 'talkoot[{engine}]'")
