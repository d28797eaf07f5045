"""What the bridge does by the clock."""

from forum.database import Database
from forum.extension import Schedule
from forum.settings import Settings
from kb_bridge.actions.rebuilding import place_missing


async def place_what_is_missing(database: Database, _settings: Settings) -> None:
    """Threads that came without events (an import) get their place, too."""
    await place_missing(database)


SCHEDULES = (Schedule("kb_bridge.place_missing", "40 3 * * *", place_what_is_missing),)
