"""What this room adds to the forum."""

from forum.database import Database
from forum.extension import Extension, Schedule
from forum.settings import Settings
from forum.threads.actions.recounting import count_tags
from forum.threads.belongings import BELONGINGS
from forum.threads.commands import add_languages
from forum.threads.pages import ROUTES


async def keep_tags_counted(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await count_tags(session)


EXTENSION = Extension(
    name="threads",
    belongings=BELONGINGS,
    routes=ROUTES,
    commands=[add_languages],
    schedules=(Schedule("count the threads of each tag", "*/5 * * * *", keep_tags_counted),),
)
