"""Bringing the database to the shape that this version expects: Alembic, run from the program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from forum.paths import data_folder


def configuration(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(data_folder("migrations"))).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def upgrade(url: str, to: str = "head") -> None:
    """Every migration that is not applied yet, in order. Safe to call from several processes: they wait in line."""
    command.upgrade(configuration(url), to)


def downgrade(url: str, to: str) -> None:
    command.downgrade(configuration(url), to)


async def pending(url: str) -> list[str]:
    """The migrations that this database lacks, oldest first."""
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            heads = await connection.run_sync(applied)
    finally:
        await engine.dispose()
    script = ScriptDirectory.from_config(configuration(url))
    missing = [revision.revision for revision in script.iterate_revisions("head", heads or "base")]
    return [revision for revision in reversed(missing) if revision not in heads]


def applied(connection: Connection) -> tuple[str, ...]:
    return MigrationContext.configure(connection).get_current_heads()
