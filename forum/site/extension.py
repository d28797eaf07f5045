"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.site.pages import PLACE, admin_link, look_sheet, save_look, show_look

EXTENSION = Extension(
    name="site",
    routes=(
        Route("/look.css", look_sheet, methods=["GET"]),
        Route(PLACE, show_look, methods=["GET"]),
        Route(PLACE, save_look, methods=["POST"]),
    ),
    places=(Place(PLACE, _("Name and look"), admins),),
    slots={"admin_nav": (admin_link,)},
    admin_pages=(
        AdminPage(PLACE, _("Name and look"), _("What the forum is called, its colour and its welcome."), "edit"),
    ),
)
