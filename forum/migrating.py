"""Bringing the database to the shape that this version expects: Alembic, run from the program.

A migration's revision is the number that its file begins with, so what is missing is known from the names alone;
Alembic, which takes a quarter of a second to import, is only fetched when there is something to do.
"""

import asyncio
from typing import TYPE_CHECKING

import asyncpg

from forum.addresses import for_asyncpg
from forum.paths import data_folder

if TYPE_CHECKING:
    from alembic.config import Config


def upgrade(url: str, to: str = "head") -> None:
    """Every migration that is not applied yet, in order. Safe to call from several processes: they wait in line."""
    if to == "head" and not asyncio.run(pending(url)):
        return
    from alembic import command

    command.upgrade(configuration(url), to)


def downgrade(url: str, to: str) -> None:
    from alembic import command

    command.downgrade(configuration(url), to)


async def pending(url: str) -> list[str]:
    """The migrations that this database lacks, oldest first."""
    connection = await asyncpg.connect(for_asyncpg(url))
    try:
        begun = await connection.fetchval("SELECT to_regclass('alembic_version') IS NOT NULL")
        applied = await connection.fetchval("SELECT max(version_num) FROM alembic_version") if begun else None
    finally:
        await connection.close()
    return [number for number in numbers() if number > (applied or "")]


def numbers() -> list[str]:
    return sorted(path.name.partition("_")[0] for path in (data_folder("migrations") / "versions").glob("[0-9]*.py"))


def configuration(url: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(data_folder("migrations")).replace("%", "%%"))
    config.attributes["url"] = url
    return config
