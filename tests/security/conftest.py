"""A forum with one of everything in it, and one with secrets beside; each built once and found again by every test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from forum.accounts.actions import NewUser, make_user
from forum.app import Forum
from forum.bus import Bus
from forum.database import Database
from forum.settings import Settings
from tests.security.forms import PASSWORD
from tests.security.secrets import Vault
from tests.security.world import World
from tests.support.cast import Cast
from tests.support.databases import forgetful, lasting
from tests.support.postgres import SessionPostgres
from tests.support.scene import Scene


@dataclass
class Built:
    """What was built in the databases behind the engines: of use to a test once its own database stands in it."""

    world: World
    vault: Vault
    engines: dict[str, AsyncEngine]


@pytest.fixture(scope="session")
async def built(postgres: SessionPostgres, bus: Bus, settings: Settings) -> AsyncIterator[Built]:
    urls = {"world": postgres.create("world", template="template")}
    async with lasting(urls["world"], bus) as (database, settle):
        world = await World(database, Cast(database), Scene(database), settings, settle).build()
    urls["vault"] = postgres.create("vault", template="world")
    async with lasting(urls["vault"], bus) as (database, settle):
        vault = await Vault(moved(world, database, Cast(database), Scene(database), settle)).fill()
    engines = {name: create_async_engine(url, pool_size=1, max_overflow=0) for name, url in urls.items()}
    yield Built(world, vault, engines)
    for engine in engines.values():
        await engine.dispose()


def moved(world: World, database: Database, people: Cast, scene: Scene, settle: Callable[[], Awaitable[int]]) -> World:
    """The same world as found in another database."""
    people.known |= world.people.known
    scene.categories |= world.scene.categories
    return replace(
        world, database=database, people=people, scene=scene, settle=settle, ids=dict(world.ids),
        tokens=dict(world.tokens),
    )  # fmt: skip


@pytest.fixture
async def database(request: pytest.FixtureRequest, shared_app: Forum, engine: AsyncEngine) -> AsyncIterator[Database]:
    """As everywhere; with the world in it, or the vault, where a test asks for these."""
    asked = next((name for name in ("vault", "world") if name in request.fixturenames), None)
    found = request.getfixturevalue("built").engines[asked] if asked else engine
    async with forgetful(found, shared_app.state.house.bus) as database:
        yield database


@pytest.fixture
def world(built: Built, database: Database, people: Cast, scene: Scene, settle: Callable[[], Awaitable[int]]) -> World:
    return moved(built.world, database, people, scene, settle)


@pytest.fixture
def vault(built: Built, database: Database, people: Cast, scene: Scene, settle: Callable[[], Awaitable[int]]) -> Vault:
    return replace(built.vault, world=moved(built.vault.world, database, people, scene, settle))


@pytest.fixture
async def ann(database: Database) -> int:
    """Somebody with a password."""
    async with database.writing() as session:
        return await make_user(session, NewUser(name="ann", email="ann@example.com", password=PASSWORD, verified=True))
