"""What this room adds to the forum."""

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.welcome.belongings import BELONGINGS
from forum.welcome.pages import ROUTES
from forum.welcome.pages.guide import guide_card, what_is_left
from forum.welcome.steps import PLACE

EXTENSION = Extension(
    name="welcome",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(Place(PLACE, _("Setting up"), admins),),
    slots={"home_cards": (guide_card,)},
    admin_pages=(
        AdminPage(
            PLACE,
            _("Setting up"),
            _("The steps of the first start, to be done again."),
            "check",
            group="first",
            leads=True,
            mark=what_is_left,
        ),
    ),
)
