"""What this room adds to the forum."""

from forum.categories.pages import ROUTES, admin_link
from forum.extension import Extension

EXTENSION = Extension(name="categories", routes=ROUTES, slots={"admin_nav": (admin_link,)})
