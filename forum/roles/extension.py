"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.roles.acts import ACTS
from forum.roles.pages import show_roles
from forum.roles.writing import ACTS as WRITING

PLACE = "/admin/roles"

EXTENSION = Extension(
    name="roles",
    routes=(Route(PLACE, show_roles, methods=["GET"]),),
    acts=(*WRITING, *ACTS),
    places=(Place(PLACE, _("Who may do what"), admins),),
    admin_pages=(
        AdminPage(
            PLACE, _("Who may do what"), _("All roles and acts in one table, as the rules themselves answer."), "check",
            group="people",
        ),
    ),
)  # fmt: skip
