"""What this room adds to the forum."""

from forum.extension import AdminPage, Extension
from forum.groups.belongings import BELONGINGS
from forum.groups.pages import PLACE, ROUTES
from forum.i18n import _
from forum.places import Place, admins

EXTENSION = Extension(
    name="groups",
    routes=ROUTES,
    belongings=BELONGINGS,
    places=(Place(PLACE, _("Groups"), admins),),
    admin_pages=(AdminPage(PLACE, _("Groups"), _("Who reads categories that are not for all."), "me", group="people"),),
)
