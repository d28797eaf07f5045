"""What this room adds to the forum."""

from forum.accounts.events import UserLeft
from forum.calls.belongings import BELONGINGS
from forum.calls.events import PersonCalled
from forum.calls.listeners import let_their_calls_go, open_a_ticket
from forum.calls.pages import PLACE, ROUTES, WAYS
from forum.calls.policy import may_read_calls
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins

EXTENSION = Extension(
    name="calls",
    routes=ROUTES,
    belongings=BELONGINGS,
    within={UserLeft: (let_their_calls_go,)},
    after={PersonCalled: (open_a_ticket,)},
    places=(Place(PLACE, _("Calls for a person"), may_read_calls), Place(WAYS, _("Ways to a person"), admins)),
    admin_pages=(
        AdminPage(
            WAYS,
            _("Ways to a person"),
            _("Mail form, phone, chat and tickets behind “Need a person?”."),
            "person",
            group="connections",
        ),
    ),
)
