"""What this room adds to the forum."""

from forum.accounts.events import AccountReclaimed, AddressChanged, PasswordChanged
from forum.api.listeners import end_strangers_tokens, end_tokens_of_an_intruder, end_tokens_with_a_password
from forum.api.pages import ROUTES
from forum.api.pages.explained import PLACE as EXPLAINED
from forum.api.pages.integrations import PLACE as INTEGRATIONS
from forum.api.pages.tokens import PLACE as TOKENS
from forum.api.resources import ENDPOINTS
from forum.api.slots import offer_to_end_tokens
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins, signed_in

EXTENSION = Extension(
    name="api",
    routes=ROUTES,
    api=ENDPOINTS,
    within={
        AccountReclaimed: [end_strangers_tokens],
        AddressChanged: [end_tokens_of_an_intruder],
        PasswordChanged: [end_tokens_with_a_password],
    },
    slots={"password_form": (offer_to_end_tokens,)},
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
