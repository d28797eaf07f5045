"""What accounts add to the forum."""

from forum.accounts.pages import ROUTES
from forum.extension import Extension

EXTENSION = Extension(name="accounts", routes=ROUTES)
