"""What stands well and what does not: the findings of `talkoot doctor`, also for the admin's page."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from forum import checks, search_checks
from forum.addresses import for_asyncpg, without_password
from forum.errors import Words
from forum.i18n import _
from forum.settings import Settings, unknown

Level = Literal["good", "note", "bad"]
EXTENSIONS = {
    "pg_trgm": _("similar titles and misspelt words are found less well"),
    "vector": _("articles and duplicates are found by words alone, not by meaning"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `bad` stops the forum from working, `note` is worth knowing."""

    level: Level
    subject: str
    words: Words


async def findings(settings: Settings, environ: dict[str, str]) -> AsyncIterator[Finding]:
    """Everything there is to say, in the order in which it matters; `settings.database_url` must be filled in."""
    packages = ", ".join(settings.packages) or _("no other package")
    yield Finding("good", "Talkoot", _("%(version)s, with %(packages)s", version=own_version(), packages=packages))
    for name in unknown(environ):
        yield Finding("note", "Settings", _("%(name)s is set, but there is no such setting", name=name))
    async for finding in _database(settings):
        yield finding
    yield _mail(settings)
    async for found in checks.machine(settings):
        yield Finding(*found)
    if not settings.base_url.startswith("https://"):
        yield Finding(
            "note", "Address", _("%(url)s has no TLS: fine at home, not on the internet", url=settings.base_url)
        )


def own_version() -> Words:
    try:
        return version("talkoot")
    except PackageNotFoundError:
        return _("from a checkout that is not installed")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    import asyncpg

    url = settings.database_url or ""
    connection = await asyncpg.connect(for_asyncpg(url), statement_cache_size=0)
    try:
        name = await connection.fetchval("SHOW server_version")
        yield Finding(
            "good", "PostgreSQL", _("%(version)s at %(url)s", version=name, url=without_password(for_asyncpg(url)))
        )
        yield await _durability(connection)
        for extension, without in EXTENSIONS.items():
            yield await _extension(connection, extension, without)
        yield await _migrations(settings)
        yield await _jobs(connection)
        for found in (checks.clock(connection), checks.workers(connection), checks.backups(connection, settings)):
            yield Finding(*await found)
        async for found_of_search in search_checks.search(connection, settings):
            yield Finding(*found_of_search)
    finally:
        await connection.close()


async def _durability(connection: Any) -> Finding:
    off: list[str] = [
        name for name in ("fsync", "synchronous_commit") if await connection.fetchval(f"SHOW {name}") == "off"
    ]
    if off:
        words = _("%(names)s off: a crash can lose what people wrote", names=", ".join(off))
        return Finding("bad", "Durability", words)
    return Finding("good", "Durability", _("fsync and synchronous_commit are on"))


async def _extension(connection: Any, name: str, without: Words) -> Finding:
    row = await connection.fetchrow(
        "SELECT installed_version, default_version FROM pg_available_extensions WHERE name = $1", name
    )
    if row is None:
        return Finding("note", name, _("not available in this PostgreSQL: %(without)s", without=without))
    found = row["installed_version"] or row["default_version"]
    return Finding("good", name, _("%(version)s available", version=found))


async def _migrations(settings: Settings) -> Finding:
    from forum.migrating import pending

    missing = await pending(settings.direct_url or "")
    if missing:
        words = _("migrations not applied: %(names)s; run talkoot migrate", names=", ".join(missing))
        return Finding("bad", "Schema", words)
    return Finding("good", "Schema", _("up to date"))


async def _jobs(connection: Any) -> Finding:
    if await connection.fetchval("SELECT to_regclass('jobs')") is None:
        return Finding("note", "Jobs", _("no table yet"))
    held = await connection.fetchval("SELECT count(*) FROM jobs WHERE held_at IS NOT NULL")
    late = await connection.fetchval(
        "SELECT count(*) FROM jobs WHERE held_at IS NULL AND due_at < now() - interval '5 min'"
    )
    if late:
        words = _("%(count)s wait for more than five minutes: is a worker running? (talkoot work)", count=late)
        return Finding("bad", "Jobs", words)
    if held:
        return Finding("note", "Jobs", _("%(count)s gave up and wait for staff to look at them", count=held))
    return Finding("good", "Jobs", _("none late, none held"))


def _mail(settings: Settings) -> Finding:
    if settings.smtp_url:
        url = without_password(settings.smtp_url)
        return Finding("good", "Mail", _("sent by %(url)s as %(sender)s", url=url, sender=settings.mail_from))
    words = _("not sent, but written to %(folder)s; set TALKOOT_SMTP_URL to send it", folder=settings.mail_folder)
    return Finding("note", "Mail", words)
