"""What this room adds to the forum."""

from forum.extension import Extension
from forum.i18n import _
from forum.keys.pages import ROUTES
from forum.places import Place

EXTENSION = Extension(name="keys", routes=ROUTES, places=(Place("/help/keys", _("Keys")),))
