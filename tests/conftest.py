"""Fixtures: one PostgreSQL a run, one rolled-back transaction a test, a browser for each member of the cast."""

import logging
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from starlette.applications import Starlette

from forum.actor import Actor
from forum.app import Forum, create_app
from forum.bus import Bus
from forum.database import Database
from forum.i18n import current_locale, current_time_zone
from forum.migrating import upgrade
from forum.relay import settle as run_after_listeners
from forum.settings import Settings
from tests.support.browser import HOME, Browser, browser_as
from tests.support.cast import Cast
from tests.support.databases import forgetful
from tests.support.postgres import SessionPostgres, session_postgres
from tests.support.scene import Scene
from tests.support.told import Demonstration, tell

# A busy machine is no reason for a test to fail.
hypothesis_settings.register_profile("talkoot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("talkoot")
WALKS = Path(__file__).parent / "walks"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that no core waits for it at the end."""
    items.sort(key=lambda item: (item.get_closest_marker("xdist_group") is None, not item.path.is_relative_to(WALKS)))


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"use_uvloop": True})  # as the forum runs


@pytest.fixture(scope="session")
def postgres() -> Iterator[SessionPostgres]:
    """The run's own PostgreSQL, with a migrated database `template` to copy."""
    with session_postgres() as server:
        server.create("template")
        upgrade(server.url("template"))
        logging.getLogger("alembic").setLevel(logging.WARNING)
        yield server


@pytest.fixture(scope="session")
def demonstration(postgres: SessionPostgres, tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return tell(postgres, tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="session")
def units_url(postgres: SessionPostgres) -> str:
    return postgres.create("units", template="template")


@pytest.fixture(scope="session")
def settings(units_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings.read(
        {
            "TALKOOT_DATA": str(tmp_path_factory.mktemp("data")),
            "TALKOOT_BASE_URL": HOME,
            "TALKOOT_DATABASE_URL": units_url,
            "TALKOOT_SECRET": "a secret that is only used by the tests",
            "TALKOOT_CONTROL_SHARE": "0",  # everybody sees what a test looks for
        }
    )


@pytest.fixture(scope="session")
def shared_app(settings: Settings) -> Forum:
    """Built once, since compiling its templates takes longer than most tests; `app` gives it each test's database."""
    return create_app(settings)


@pytest.fixture(scope="session")
async def engine(units_url: str) -> AsyncIterator[AsyncEngine]:
    """One connection for all tests, which has prepared most statements already."""
    engine = create_async_engine(units_url, pool_size=1, max_overflow=0, pool_pre_ping=True)
    yield engine
    await engine.dispose()


@pytest.fixture
async def database(shared_app: Starlette, engine: AsyncEngine) -> AsyncIterator[Database]:
    """A database that forgets everything at the end of the test; its clock can be set (`database.clock = …`)."""
    current_locale.set("en")  # not that of the last request of the test before
    current_time_zone.set("UTC")
    async with forgetful(engine, shared_app.state.house.bus) as database:
        yield database
    for kept in ("search", "backups"):  # of what is forgotten now
        shutil.rmtree(shared_app.state.house.settings.data / kept, ignore_errors=True)


@pytest.fixture
def app(shared_app: Forum, database: Database) -> Iterator[Forum]:
    before = shared_app.state.house.database
    shared_app.state.house.database = database
    shared_app.pages.forget()
    shared_app.state.house.site.forget()
    yield shared_app
    shared_app.state.house.database = before


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[Browser]:
    """A visitor's browser."""
    async with Browser(app) as browser:
        yield browser


@pytest.fixture
def client_as(app: Starlette, database: Database) -> Callable[[Actor], Awaitable[Browser]]:
    async def sign_in(actor: Actor) -> Browser:
        return await browser_as(app, database, actor)

    return sign_in


@pytest.fixture
def people(database: Database) -> Cast:
    return Cast(database)


@pytest.fixture
def scene(database: Database) -> Scene:
    return Scene(database)


@pytest.fixture
def settle(database: Database) -> Callable[[], Awaitable[int]]:
    """Runs every after-listener that waits, as the worker would."""

    async def run() -> int:
        return await run_after_listeners(database)

    return run


@pytest.fixture(scope="session")
def bus(shared_app: Starlette) -> Bus:
    found: Bus = shared_app.state.house.bus
    return found
