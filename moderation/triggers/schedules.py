"""What the clock does for triggers: silence is noticed, words are counted, imprecise rules are suspended."""

from forum.database import Database
from forum.extension import Schedule
from forum.settings import Settings
from moderation.triggers.actions import count_words, notice_by_clock, suspend_imprecise


async def look_at_the_clock(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await notice_by_clock(session)


async def look_at_precision(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await suspend_imprecise(session)


async def read_the_forums_words(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await count_words(session)


SCHEDULES = (
    Schedule("triggers.clock", "7,22,37,52 * * * *", look_at_the_clock),
    Schedule("triggers.suspend", "12 * * * *", look_at_precision),
    Schedule("triggers.words", "41 3 * * *", read_the_forums_words),
)
