"""What accounts add to the forum: their pages, and the command `talkoot admin`."""

from forum.accounts.commands import add_admin
from forum.accounts.pages import ROUTES
from forum.extension import Extension

EXTENSION = Extension(name="accounts", routes=ROUTES, commands=(add_admin,))
