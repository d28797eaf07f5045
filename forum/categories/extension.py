"""What this room adds to the forum."""

from forum.categories.pages import ROUTES
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins

PLACES = (Place("/admin/categories", _("Categories of the forum"), admins),)
EXTENSION = Extension(
    name="categories",
    routes=ROUTES,
    places=PLACES,
    admin_pages=(
        AdminPage(
            "/admin/categories",
            _("Categories"),
            _("Where threads live, and who may read them."),
            "folder",
            group="content",
        ),
    ),
)
