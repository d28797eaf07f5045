"""What this room adds to the forum."""

from forum.accounts.events import SignedIn, UserVerified
from forum.belongings.actions import let_them_leave, prune_takeouts
from forum.belongings.belongings import BELONGINGS
from forum.belongings.events import TakeoutAdvanced
from forum.belongings.listeners import go_on_taking, stay_here, stay_sanctioned
from forum.belongings.pages import ROUTES
from forum.extension import Extension, Schedule
from forum.i18n import _
from forum.places import Place, signed_in

EXTENSION = Extension(
    name="belongings",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(Place("/settings/my-data", _("My data"), signed_in),),
    within={SignedIn: (stay_here,), UserVerified: (stay_sanctioned,)},
    after={TakeoutAdvanced: (go_on_taking,)},
    schedules=(
        Schedule("belongings.leaving", "*/15 * * * *", let_them_leave),
        Schedule("belongings.takeouts", "50 3 * * *", prune_takeouts),
    ),
)
