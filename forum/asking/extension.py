"""What this room adds to the forum."""

from forum.asking.actions import forget_old_questions
from forum.asking.belongings import BELONGINGS
from forum.asking.commands import add_ask_link
from forum.asking.pages import ROUTES
from forum.database import Database
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.settings import Settings


async def tidy(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await forget_old_questions(session)


EXTENSION = Extension(
    name="asking",
    belongings=BELONGINGS,
    routes=ROUTES,
    admin_pages=(
        AdminPage(
            "/admin/found",
            _("Found before asking"),
            _("How many found their answer on the ask page."),
            "search",
            group="content",
        ),
    ),
    commands=(add_ask_link,),
    schedules=(Schedule("asking.forget_old_questions", "29 3 * * *", tidy),),
)
