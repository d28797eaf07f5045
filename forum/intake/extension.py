"""What this room adds to the forum."""

from forum.extension import Extension, Schedule
from forum.intake.actions import sweep_letters
from forum.intake.belongings import BELONGINGS
from forum.intake.doors import keep_open
from forum.intake.pages import ROUTES

EXTENSION = Extension(
    name="intake",
    belongings=BELONGINGS,
    routes=ROUTES,
    loops=(keep_open,),
    schedules=(Schedule("intake.sweep", "31 3 * * *", sweep_letters),),
)
