"""What this room adds to the forum."""

from forum.drafts.actions import prune_drafts
from forum.drafts.belongings import BELONGINGS
from forum.drafts.pages import ROUTES
from forum.extension import Extension, Schedule

EXTENSION = Extension(
    name="drafts",
    belongings=BELONGINGS,
    routes=ROUTES,
    schedules=(Schedule("drafts.prune", "41 3 * * *", prune_drafts),),
)
