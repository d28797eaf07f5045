"""What accounts add to the forum: their pages, and the command `talkoot admin`."""

from forum.accounts.belongings import BELONGINGS
from forum.accounts.commands import add_admin
from forum.accounts.pages import ROUTES
from forum.extension import Extension
from forum.i18n import _
from forum.places import Place, signed_in, visitors

PLACES = (
    Place("/settings", _("Settings"), signed_in, "s"),
    Place("/sign-in", _("Sign in"), visitors),
    Place("/sign-up", _("Sign up"), visitors),
    Place("/sign-out", _("Sign out"), signed_in, is_deed=True),
)
EXTENSION = Extension(name="accounts", belongings=BELONGINGS, routes=ROUTES, places=PLACES, commands=(add_admin,))
