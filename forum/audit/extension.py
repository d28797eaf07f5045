"""What this room adds to the forum."""

from forum.audit.deeds import AUDITED
from forum.audit.pages import PLACE, ROUTES
from forum.audit.policy import may_audit
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place

EXTENSION = Extension(
    name="audit",
    routes=ROUTES,
    audited=AUDITED,
    places=(Place(PLACE, _("Audit log"), may_audit),),
    admin_pages=(
        AdminPage(PLACE, _("Audit log"), _("What staff and admins did, by whom and when."), "clock", group="people"),
    ),
)
