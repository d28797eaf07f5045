"""What this room adds to the forum."""

from forum.accounts.events import AccountReclaimed, AddressChanged, FactorsChanged
from forum.actor import Actor
from forum.database import Session
from forum.entering.actions.sweeping import sweep
from forum.entering.belongings import BELONGINGS
from forum.entering.listeners import forget_an_intruder, forget_strangers, keep_a_way_in
from forum.entering.pages import ROUTES
from forum.entering.pages.admin import PLACE
from forum.entering.pages.products import PLACE as KEYS
from forum.entering.queries import providers
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place, admins, signed_in
from forum.web.templating import fragment

__all__ = ["EXTENSION"]


async def ways_in(session: Session, _actor: Actor, subject: dict[str, str]) -> str:
    """The providers' buttons on the pages of signing in and up."""
    offered = [each for each in await providers(session, session.bus.settings) if each.active]
    return fragment("forum/entering/_ways_in.html", {"offered": offered, **subject}) if offered else ""


EXTENSION = Extension(
    name="entering",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(
        Place("/settings/ways", _("Ways in"), signed_in),
        Place(PLACE, _("Providers"), admins),
        Place(KEYS, _("Sign-in by your product"), admins),
    ),
    within={
        AccountReclaimed: [forget_strangers],
        AddressChanged: [forget_an_intruder],
        FactorsChanged: [keep_a_way_in],
    },
    slots={"ways_in": (ways_in,)},
    schedules=(Schedule("entering.sweep", "17 * * * *", sweep),),
    admin_pages=(
        AdminPage(
            KEYS,
            _("Sign-in by your product"),
            _("Keys with which it signs its customers in here."),
            "key",
            group="connections",
        ),
        AdminPage(
            PLACE,
            _("Providers"),
            _("Who else may vouch for people: Google, Microsoft, your own."),
            "key",
            group="connections",
        ),
    ),
)
