"""What this room adds to the forum."""

from forum.database import Database
from forum.effect.actions import A_BATCH, settle_exposures
from forum.effect.belongings import BELONGINGS
from forum.effect.listeners import close_sessions
from forum.extension import Extension, Schedule
from forum.settings import Settings
from forum.threads.events import QuestionAsked


async def settle(database: Database, _settings: Settings) -> None:
    while True:
        async with database.writing() as session:
            if await settle_exposures(session) < A_BATCH:
                return


EXTENSION = Extension(
    name="effect",
    belongings=BELONGINGS,
    within={QuestionAsked: [close_sessions]},
    schedules=(Schedule("effect.settle", "13 * * * *", settle),),
)
