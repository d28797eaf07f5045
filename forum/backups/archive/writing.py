"""Making a backup: one snapshot of all rows, then the pictures that it names, in one file."""

import hashlib
import hmac
import io
import os
import shutil
import tarfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forum.backups.archive import BadBackup, Manifest, Told
from forum.backups.archive.rows import ONE_WAY, Table, copy_out, sequences_of, tables_of
from forum.backups.retention import name_at
from forum.doctor import own_version
from forum.settings import Settings
from forum.stores import Store

SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
PACKED = 3  # about how many times smaller text becomes


async def make(connection: Any, settings: Settings, pictures: Store, *, folder: Path, told: Told) -> Manifest:
    """The backup lies in `folder` under its name; the connection was used for nothing else and is closed afterwards."""
    await connection.execute(ONE_WAY)
    await connection.execute(SNAPSHOT)
    tables = await tables_of(connection)
    names = [row["name"] for row in await connection.fetch("SELECT name, size FROM uploads ORDER BY id")]
    kept = int(await connection.fetchval("SELECT coalesce(sum(size), 0) FROM uploads"))
    check_room(folder, sum(each.size for each in tables) // PACKED + kept)
    manifest = await begun(connection, settings)
    with tarfile.open(folder / manifest.name, "w") as tar:
        os.chmod(folder / manifest.name, 0o600)
        await add_tables(connection, tables, manifest, tar=tar, told=told)
        await connection.execute("ROLLBACK")
        await add_pictures(pictures, names, manifest, tar=tar, told=told)
        add(tar, "manifest.json", manifest.as_json())
    return manifest


async def begun(connection: Any, settings: Settings) -> Manifest:
    now = datetime.now(UTC)
    return Manifest(
        name=name_at(now),
        version=str(own_version()),
        schema=await connection.fetchval("SELECT max(version_num) FROM alembic_version"),
        began_at=now.isoformat(timespec="seconds"),
        base_url=settings.base_url,
        key_mark=key_mark(settings),
        sequences=await sequences_of(connection),
    )


async def add_tables(
    connection: Any, tables: Sequence[Table], manifest: Manifest, *, tar: tarfile.TarFile, told: Told
) -> None:
    total, done = sum(each.size for each in tables), 0
    draft = Path(str(tar.name) + ".table")
    for each in tables:
        told(each.name, done, total)
        manifest.tables[each.name] = await copy_out(connection, each.name, each.columns, into=draft)
        tar.add(draft, f"tables/{each.name}.copy.gz", filter=plain)
        draft.unlink()  # noqa: ASYNC240 - this process does nothing else
        done += each.size


async def add_pictures(
    pictures: Store, names: Sequence[str], manifest: Manifest, *, tar: tarfile.TarFile, told: Told
) -> None:
    for number, name in enumerate(names):
        told("pictures", number, len(names))
        content = await pictures.get(name)
        if content is None:  # taken away since, or lost before
            manifest.missing.append(name)
        else:
            manifest.pictures[name] = (len(content), hashlib.sha256(content).hexdigest())
            add(tar, f"pictures/{name}", content)


def add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of the machine on which it was made."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode, member.mtime = 0o600, 0
    return member


def check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed * 1.1 + 50_000_000:
        raise BadBackup(f"there is no room: about {needed // 1_000_000} MB are needed, {free // 1_000_000} MB are free")


def key_mark(settings: Settings) -> str:
    return hmac.new(settings.signing_key(), b"which key this is", hashlib.sha256).hexdigest()[:16]
