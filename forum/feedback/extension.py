"""What this room adds to the forum."""

from forum.extension import AdminPage, Extension
from forum.feedback.pages import PLACE, ROUTES, admin_link
from forum.i18n import _

EXTENSION = Extension(
    name="feedback",
    routes=ROUTES,
    slots={"admin_nav": (admin_link,)},
    admin_pages=(
        AdminPage(PLACE, _("Feedback"), _("What people say of the site itself, and answering it."), "comment"),
    ),
)
