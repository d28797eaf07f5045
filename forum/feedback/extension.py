"""What this room adds to the forum."""

from forum.extension import AdminPage, Extension
from forum.feedback.belongings import BELONGINGS
from forum.feedback.pages import PLACE, ROUTES, how_much_is_new
from forum.i18n import _
from forum.places import Place, admins

EXTENSION = Extension(
    name="feedback",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(Place("/feedback", _("Feedback on this site")), Place(PLACE, _("Feedback of others"), admins)),
    admin_pages=(
        AdminPage(
            PLACE,
            _("Feedback"),
            _("What people say of the site itself, and answering it."),
            "comment",
            mark=how_much_is_new,
        ),
    ),
)
