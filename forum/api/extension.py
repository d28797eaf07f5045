"""What this room adds to the forum."""

from forum.accounts.events import AccountReclaimed
from forum.api.listeners import end_strangers_tokens
from forum.api.pages import ROUTES
from forum.api.pages.explained import PLACE as EXPLAINED
from forum.api.pages.integrations import PLACE as INTEGRATIONS
from forum.api.pages.tokens import PLACE as TOKENS
from forum.api.resources import ENDPOINTS
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins, signed_in

EXTENSION = Extension(
    name="api",
    routes=ROUTES,
    api=ENDPOINTS,
    within={AccountReclaimed: [end_strangers_tokens]},
    places=(
        Place(TOKENS, _("API tokens"), signed_in),
        Place(EXPLAINED, _("API for programs"), signed_in),
        Place(INTEGRATIONS, _("Integrations"), admins),
    ),
    admin_pages=(
        AdminPage(
            INTEGRATIONS,
            _("Integrations"),
            _("Programs of the forum's own that use its API."),
            "key",
            group="connections",
        ),
    ),
)
