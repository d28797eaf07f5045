"""Bringing a backup back: into the forum's own database, or into a scratch one to see whether that would work."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from forum.addresses import for_asyncpg
from forum.backups.archive import BadBackup, Manifest, Told
from forum.backups.archive.rows import ALL_TABLES, ONE_WAY, bring_back, differences, drop_made, quoted
from forum.cluster import SETTINGS
from forum.embedded import EmbeddedPostgres
from forum.migrating import downgrade, numbers, pending, upgrade
from forum.stores import Store

SCRATCH = {**SETTINGS, "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PEOPLE = "SELECT EXISTS (SELECT FROM users WHERE id > 0) OR EXISTS (SELECT FROM events)"


def check_schema(manifest: Manifest) -> None:
    if manifest.schema not in numbers():
        raise BadBackup(
            f"it was made by Talkoot {manifest.version} with schema {manifest.schema}, and this one knows up to "
            f"{numbers()[-1]}: use that version or a newer one"
        )


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(for_asyncpg(url))
    try:
        yield connection
    finally:
        await connection.close()


async def is_empty(url: str) -> bool:
    async with connected(url) as connection:
        return not await connection.fetchval(PEOPLE)


async def restore(url: str, manifest: Manifest, folder: Path, *, told: Told) -> None:
    """The database at `url`, whose tables are up to date, holds what the backup holds, brought up to date."""
    check_schema(manifest)
    if manifest.schema != numbers()[-1]:
        await emptied(url)
        await asyncio.to_thread(downgrade, url, manifest.schema)
    await fill(url, manifest, folder, told=told)
    await asyncio.to_thread(upgrade, url)


async def emptied(url: str) -> None:
    """Tables of an older schema are made from the newest by going back, which rows would only hinder."""
    async with connected(url) as connection, connection.transaction():
        await connection.execute("SET LOCAL lock_timeout = '10s'")
        await drop_made(connection)
        names = [quoted(row["relname"]) for row in await connection.fetch(ALL_TABLES)]
        await connection.execute(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE")


async def fill(url: str, manifest: Manifest, folder: Path, *, told: Told) -> None:
    async with connected(url) as connection:
        await connection.execute(ONE_WAY)
        try:
            async with connection.transaction():
                await connection.execute("SET LOCAL lock_timeout = '10s'")
                await bring_back(connection, manifest, folder, told=told)
        except asyncpg.LockNotAvailableError:
            raise BadBackup("somebody uses the forum: stop talkoot serve and talkoot work first") from None


async def put_pictures(store: Store, manifest: Manifest, folder: Path, *, told: Told) -> None:
    for number, name in enumerate(manifest.pictures):
        told("pictures", number, len(manifest.pictures))
        await store.put_file(name, folder / "pictures" / name)


async def tried_out(manifest: Manifest, folder: Path, told: Told) -> None:
    """BadBackup unless a scratch server, filled from it, gives the same rows again and can be brought up to date."""
    check_schema(manifest)
    with scratch(folder) as url:
        await asyncio.to_thread(upgrade, url, manifest.schema)
        await fill(url, manifest, folder, told=told)
        async with connected(url) as connection:
            wrong = await differences(connection, manifest, told)
        if wrong:
            raise BadBackup(f"what comes back is not what was copied: {', '.join(wrong[:5])}")
        await asyncio.to_thread(upgrade, url)
        if await pending(url):
            raise BadBackup("it cannot be brought up to date")


@contextmanager
def scratch(folder: Path) -> Iterator[str]:
    server = EmbeddedPostgres(folder / "postgres", SCRATCH)
    try:
        yield server.start()
    finally:
        server.stop()
