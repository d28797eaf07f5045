"""What `talkoot doctor` finds out about the machine: disk, clock, key, mail server, stores, workers, backups."""

import asyncio
import shutil
import stat
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from forum.addresses import without_password
from forum.beating import DEAD
from forum.errors import Words
from forum.i18n import _
from forum.settings import Settings
from forum.stores import NoStore, store_at

Level = Literal["good", "note", "bad"]
Found = tuple[Level, str, Words]
LOW, LEAST, PLENTY = 0.10, 0.02, 50_000_000_000  # shares of a disk that are free; more than 50 GB is enough anyway
SKEW, WRONG_CLOCK = 2.0, 60.0  # seconds
LATE, OLD = 26 * 3600, 50 * 3600  # seconds since the last backup
WORKERS = """
SELECT count(*) FILTER (WHERE here) AS alive, count(DISTINCT version) FILTER (WHERE here) AS versions,
       extract(epoch FROM clock_timestamp() - max(beat_at))::bigint AS quiet
FROM (
    SELECT version, beat_at, ended_at IS NULL AND beat_at > clock_timestamp() - make_interval(secs => $1) AS here
    FROM worker_beats
) AS w
"""
BACKUPS = """
SELECT extract(epoch FROM clock_timestamp() - max(ended_at) FILTER (WHERE deed = 'create' AND state = 'done'))::bigint,
       (SELECT state FROM backup_runs WHERE deed = 'verify' AND state IN ('done', 'failed') ORDER BY id DESC LIMIT 1)
FROM backup_runs
"""


async def machine(settings: Settings) -> AsyncIterator[Found]:
    yield "good", "Python", sys.version.split()[0]
    yield disk(settings)
    yield key(settings)
    if settings.smtp_url:
        yield await mail_server(settings.smtp_url)
    for subject, place in (("Pictures", settings.uploads_url), ("Backups", settings.backups_url)):
        if place.startswith("s3://"):
            yield await bucket(subject, place)


def disk(settings: Settings) -> Found:
    try:
        usage = shutil.disk_usage(settings.data)
    except OSError as wrong:
        return "bad", "Disk", _("the data folder cannot be looked at: %(error)s", error=str(wrong))
    share = usage.free / usage.total
    words = _(
        "%(share)s percent free (%(size)s GB) in the data folder", share=round(100 * share), size=usage.free // 10**9
    )
    if share < LEAST:
        return "bad", "Disk", _("%(found)s: make room, soon nothing can be written", found=words)
    return ("note" if share < LOW and usage.free < PLENTY else "good"), "Disk", words


def key(settings: Settings) -> Found:
    if settings.secret:
        return "good", "Key", _("given as TALKOOT_SECRET")
    path = settings.data / "secret"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return "bad", "Key", _("others can read %(path)s: chmod 600 it", path=str(path))
    if settings.database_url and not str(settings.database_url).count(str(settings.data)):
        words = _("kept in the data folder; with more machines than one, give all of them the same TALKOOT_SECRET")
        return "note", "Key", words
    return "good", "Key", _("kept in the data folder; keep a copy apart from the backups")


async def mail_server(url: str) -> Found:
    """Whether somebody answers there; no letter is sent."""
    parts = urlsplit(url)
    port = parts.port or (465 if parts.scheme == "smtps" else 25)
    try:
        async with asyncio.timeout(3):
            _reader, writer = await asyncio.open_connection(parts.hostname, port)
    except (OSError, TimeoutError) as wrong:
        words = _("%(url)s does not answer (%(error)s): look at TALKOOT_SMTP_URL", url=without_password(url),
                  error=str(wrong) or "timeout")  # fmt: skip
        return "bad", "Mail server", words
    writer.close()
    return "good", "Mail server", _("%(url)s answers", url=without_password(url))


async def bucket(subject: str, place: str) -> Found:
    shown = place.partition("?")[0]
    try:
        async with asyncio.timeout(10):
            async for _each in store_at(place).kept():
                break
    except (NoStore, TimeoutError) as wrong:
        return "bad", subject, _("%(place)s cannot be used: %(error)s", place=shown, error=str(wrong) or "timeout")
    return "good", subject, _("%(place)s answers", place=shown)


async def clock(connection: Any) -> Found:
    there = await connection.fetchval("SELECT clock_timestamp()")
    apart = abs((datetime.now(UTC) - there).total_seconds())
    if apart > SKEW:
        words = _("this machine and the database differ by %(seconds)s s: set the clocks by NTP", seconds=round(apart))
        return ("bad" if apart > WRONG_CLOCK else "note"), "Clock", words
    return "good", "Clock", _("this machine and the database agree")


async def workers(connection: Any) -> Found:
    if await connection.fetchval("SELECT to_regclass('worker_beats')") is None:
        return "note", "Workers", _("no table yet")
    row = await connection.fetchrow(WORKERS, DEAD)
    if not row["alive"]:
        start = _("start one with talkoot work, or talkoot serve without --no-worker")
        if row["quiet"] is None:
            return "bad", "Workers", _("none has ever been heard of: %(start)s", start=start)
        return "bad", "Workers", _("none for %(seconds)s s: %(start)s", seconds=row["quiet"], start=start)
    if row["versions"] > 1:
        return "note", "Workers", _("%(count)s, of different versions: end the older ones", count=row["alive"])
    return "good", "Workers", _("%(count)s at work", count=row["alive"])


async def backups(connection: Any, settings: Settings) -> Found:
    if await connection.fetchval("SELECT to_regclass('backup_runs')") is None:
        return "note", "Backups", _("no table yet")
    age, tried = await connection.fetchrow(BACKUPS)
    if tried == "failed":
        return "bad", "Backups", _("the last one that was tried out could not be brought back: see Backups")
    if not settings.backups:
        return "note", "Backups", _("none is made by itself: TALKOOT_BACKUPS says no")
    if age is None:
        return "note", "Backups", _("none yet: talkoot backup create makes one, a worker does so each night")
    hours = round(age / 3600)
    if age > LATE:
        return ("bad" if age > OLD else "note"), "Backups", _("the last one is %(hours)s hours old", hours=hours)
    return "good", "Backups", _("the last one is %(hours)s hours old", hours=hours)
