"""What stands well and what does not: the findings of `talkoot doctor`, also for the admin's page."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from forum.addresses import for_asyncpg, without_password
from forum.settings import Settings, unknown

Level = Literal["good", "note", "bad"]
EXTENSIONS = {
    "pg_trgm": "similar titles and misspelt words are found less well",
    "vector": "articles and duplicates are found by words alone, not by meaning",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `bad` stops the forum from working, `note` is worth knowing."""

    level: Level
    subject: str
    words: str


async def findings(settings: Settings, environ: dict[str, str]) -> AsyncIterator[Finding]:
    """Everything there is to say, in the order in which it matters; `settings.database_url` must be filled in."""
    yield Finding("good", "Talkoot", f"{own_version()}, with {', '.join(settings.packages) or 'no other package'}")
    for name in unknown(environ):
        yield Finding("note", "Settings", f"{name} is set, but there is no such setting")
    async for finding in _database(settings):
        yield finding
    yield _mail(settings)
    if not settings.base_url.startswith("https://"):
        yield Finding("note", "Address", f"{settings.base_url} has no TLS: fine at home, not on the internet")


def own_version() -> str:
    try:
        return version("talkoot")
    except PackageNotFoundError:
        return "from a checkout that is not installed"


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    import asyncpg

    url = settings.database_url or ""
    connection = await asyncpg.connect(for_asyncpg(url))
    try:
        name = await connection.fetchval("SHOW server_version")
        yield Finding("good", "PostgreSQL", f"{name} at {without_password(for_asyncpg(url))}")
        yield await _durability(connection)
        for extension, without in EXTENSIONS.items():
            yield await _extension(connection, extension, without)
        yield await _migrations(settings)
        yield await _jobs(connection)
    finally:
        await connection.close()


async def _durability(connection: Any) -> Finding:
    off = [name for name in ("fsync", "synchronous_commit") if await connection.fetchval(f"SHOW {name}") == "off"]
    if off:
        return Finding("bad", "Durability", f"{' and '.join(off)} is off: a crash can lose what people wrote")
    return Finding("good", "Durability", "fsync and synchronous_commit are on")


async def _extension(connection: Any, name: str, without: str) -> Finding:
    row = await connection.fetchrow(
        "SELECT installed_version, default_version FROM pg_available_extensions WHERE name = $1", name
    )
    if row is None:
        return Finding("note", name, f"not available in this PostgreSQL: {without}")
    return Finding("good", name, f"{row['installed_version'] or row['default_version']} available")


async def _migrations(settings: Settings) -> Finding:
    from forum.migrating import pending

    missing = await pending(settings.direct_url or "")
    if missing:
        return Finding("bad", "Schema", f"migrations not applied: {', '.join(missing)}; run talkoot migrate")
    return Finding("good", "Schema", "up to date")


async def _jobs(connection: Any) -> Finding:
    if await connection.fetchval("SELECT to_regclass('jobs')") is None:
        return Finding("note", "Jobs", "no table yet")
    held = await connection.fetchval("SELECT count(*) FROM jobs WHERE held_at IS NOT NULL")
    late = await connection.fetchval(
        "SELECT count(*) FROM jobs WHERE held_at IS NULL AND due_at < now() - interval '5 min'"
    )
    if late:
        return Finding("bad", "Jobs", f"{late} wait for more than five minutes: is a worker running? (talkoot work)")
    if held:
        return Finding("note", "Jobs", f"{held} gave up and wait for staff to look at them")
    return Finding("good", "Jobs", "none late, none held")


def _mail(settings: Settings) -> Finding:
    if settings.smtp_url:
        return Finding("good", "Mail", f"sent by {without_password(settings.smtp_url)} as {settings.mail_from}")
    return Finding("note", "Mail", f"not sent, but written to {settings.mail_folder}; set TALKOOT_SMTP_URL to send it")
