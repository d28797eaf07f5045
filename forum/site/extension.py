"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.site.closing_pages import CLOSING
from forum.site.closing_pages import ROUTES as CLOSING_ROUTES
from forum.site.commands import add_read_only
from forum.site.pages import PLACE, look_sheet, save_look, show_look

EXTENSION = Extension(
    name="site",
    routes=(
        Route("/look.css", look_sheet, methods=["GET"]),
        Route(PLACE, show_look, methods=["GET"]),
        Route(PLACE, save_look, methods=["POST"]),
        *CLOSING_ROUTES,
    ),
    places=(Place(PLACE, _("Name and look"), admins), Place(CLOSING, _("Read-only mode"), admins)),
    commands=(add_read_only,),
    admin_pages=(
        AdminPage(CLOSING, _("Read-only mode"), _("Reading goes on and writing waits, for upgrades."), "locked"),
        AdminPage(PLACE, _("Name and look"), _("What the forum is called, its colour and its welcome."), "edit"),
    ),
)
