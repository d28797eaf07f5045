"""Migrations make exactly the declared tables, go down and up, and know nothing of the program."""

import ast
import re
from importlib import import_module

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from forum.database import Base
from forum.migrating import downgrade, pending, upgrade
from tests.rules.sources import PACKAGES, ROOT, modules
from tests.support.postgres import SessionPostgres

VERSIONS = sorted((ROOT / "migrations" / "versions").glob("*.py"))


def load_all_tables() -> None:
    for module in modules():
        if module.path.stem in ("models", "tables"):
            import_module(module.name)


async def test_the_migrated_database_is_what_the_models_declare(postgres: SessionPostgres) -> None:
    load_all_tables()
    url = postgres.create("compared", template="template")

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
        return [each for each in compare_metadata(context, Base.metadata) if "alembic_version" not in repr(each)]

    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await engine.dispose()
        postgres.drop("compared")


def test_every_migration_goes_down_and_up(postgres: SessionPostgres) -> None:
    url = postgres.create("downandup")
    try:
        upgrade(url)
        downgrade(url, "base")
        upgrade(url)
    finally:
        postgres.drop("downandup")


async def test_a_fresh_database_lacks_all_of_them_and_a_migrated_one_none(postgres: SessionPostgres) -> None:
    url = postgres.create("pendings")
    try:
        assert len(await pending(url)) == len(VERSIONS)
        assert await pending(postgres.url("template")) == []
    finally:
        postgres.drop("pendings")


def test_migrations_are_numbered_sentences_that_import_nothing_of_ours() -> None:
    numbers = [path.name[:4] for path in VERSIONS]
    assert len(set(numbers)) == len(numbers)
    for path in VERSIONS:
        text = path.read_text()
        assert re.fullmatch(r"\d{4}_[a-z_]+\.py", path.name), path.name
        assert (ast.get_docstring(ast.parse(text)) or "").endswith("."), path.name
        assert not re.search(rf"^(from|import) ({'|'.join(PACKAGES)})\b", text, re.MULTILINE), path.name
        assert "lock_timeout" in text, path.name
