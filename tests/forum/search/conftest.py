"""The shelf, once with each engine."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from forum.database import Database
from forum.search.engines.choosing import ENGINES, is_installed
from forum.search.process import asking
from forum.settings import Settings
from tests.forum.search.shelf import PATIENCE, Shelf
from tests.support.cast import Cast


@pytest.fixture
async def shelf(
    database: Database, settings: Settings, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shelf]:
    """Searched with Whoosh, in the folder of the pages, which are patient here, too."""
    patient = asking.ProcessEngine(settings.data / "search", "whoosh", PATIENCE)
    monkeypatch.setattr("forum.search.pages.engine_of", lambda _settings: patient)
    async with Shelf(database, settings.data / "search", await people.asha()).opened() as shelf:
        yield shelf


@pytest.fixture(params=ENGINES)
async def any_shelf(
    request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast
) -> AsyncIterator[Shelf]:
    """The same test for each engine: what it promises, all keep."""
    needs(request.param)
    async with Shelf(database, tmp_path / "search", await people.asha(), request.param).opened() as shelf:
        yield shelf


@pytest.fixture(params=[engine for engine in ENGINES if engine != "postgres"])
async def filed_shelf(
    request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast
) -> AsyncIterator[Shelf]:
    """The same test for each engine that keeps files of its own."""
    needs(request.param)
    async with Shelf(database, tmp_path / "search", await people.asha(), request.param).opened() as shelf:
        yield shelf


def needs(engine: str) -> None:
    if not is_installed(engine):
        pytest.skip(f"{engine} IS NOT INSTALLED: pip install 'talkoot[{engine}]'")
