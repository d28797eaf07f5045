"""What the bridge does by the clock."""

from forum.database import Database
from forum.extension import Schedule
from forum.settings import Settings
from kb_bridge.actions.rebuilding import place_missing
from kb_bridge.actions.verdicts import wake_snoozed
from kb_bridge.letters.actions import open_weekly_letters
from kb_bridge.publishing.actions.keeping import pull_everywhere
from kb_bridge.truth.actions.checking import check_articles
from kb_bridge.watch.actions import keep_watching


async def place_what_is_missing(database: Database, _settings: Settings) -> None:
    """Threads that came without events (an import) get their place, too."""
    await place_missing(database)


async def wake_what_slept(database: Database, _settings: Settings) -> None:
    """Proposals that an editor put aside until now wait again."""
    async with database.writing() as session:
        await wake_snoozed(session)


async def watch_articles(database: Database, _settings: Settings) -> None:
    """Whether the questions of articles are asked less."""
    await keep_watching(database)


async def pull_publishers(database: Database, _settings: Settings) -> None:
    """What other places have by now, so that drafts say what is covered there."""
    async with database.writing() as session:
        await pull_everywhere(session)


SCHEDULES = (
    Schedule("kb_bridge.watch", "50 * * * *", watch_articles),
    Schedule("kb_bridge.place_missing", "40 3 * * *", place_what_is_missing),
    Schedule("kb_bridge.check_articles", "50 4 * * *", check_articles),
    Schedule("kb_bridge.weekly_letters", "25 * * * *", open_weekly_letters),
    Schedule("kb_bridge.pull_publishers", "30 5 * * *", pull_publishers),
    Schedule("kb_bridge.wake_snoozed", "20 * * * *", wake_what_slept),
)
