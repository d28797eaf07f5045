"""What the clock starts: each schedule runs once at its time, on whichever worker comes first."""

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.dialects.postgresql import insert

from forum.cron import Cron
from forum.tables import ScheduleRow

if TYPE_CHECKING:
    from forum.database import Database
    from forum.extension import Schedule
    from forum.settings import Settings

LONGEST = 3600.0  # seconds; what has not ended by then never will
log = logging.getLogger("talkoot.jobs")

DUE = """
SELECT name, clock_timestamp() AS now FROM schedules WHERE name = ANY($1) AND next_at <= clock_timestamp()
FOR UPDATE SKIP LOCKED
"""
NOTE = "UPDATE schedules SET last_at = clock_timestamp(), last_error = $2 WHERE name = $1"


async def enter(database: "Database", schedules: Sequence["Schedule"]) -> None:
    """Every schedule has its row; a changed line counts from now."""
    async with database.writing() as session:
        now = await session.fetchval("SELECT clock_timestamp()")
        for each in schedules:
            row = {"cron": each.cron, "next_at": Cron.read(each.cron).after(now)}
            statement = insert(ScheduleRow).values(name=each.name, **row)
            changed = ScheduleRow.cron != each.cron
            await session.execute(
                statement.on_conflict_do_update(index_elements=[ScheduleRow.name], set_=row, where=changed)
            )


async def take_due(database: "Database", schedules: Sequence["Schedule"]) -> list["Schedule"]:
    """The schedules that are due, ours to run: their next time is set before they run, so none runs twice."""
    known = {each.name: each for each in schedules}
    async with database.writing() as session:
        session.writes_unseen()
        rows = await session.fetch(DUE, list(known))
        for row in rows:
            next_at = Cron.read(known[row["name"]].cron).after(row["now"])
            await session.fetchval("UPDATE schedules SET next_at = $2 WHERE name = $1", row["name"], next_at)
    return [known[row["name"]] for row in rows]


async def run(database: "Database", settings: "Settings", schedule: "Schedule") -> None:
    """Run it and note how it ended; not at all while its run before is still going on somewhere."""
    async with database.writing() as session:
        lock = "SELECT true FROM schedules WHERE name = $1 FOR UPDATE SKIP LOCKED"
        if not await session.fetchval(lock, schedule.name):
            return
        error = None
        try:
            async with asyncio.timeout(LONGEST):
                await schedule.run(database, settings)
        except Exception as wrong:
            error = f"{type(wrong).__name__}: {wrong}".replace("\x00", "")[:4000]
            log.warning("The schedule %s failed.", schedule.name, exc_info=wrong)
        await session.fetchval(NOTE, schedule.name, error)
