"""The admin's pages of categories and of what each asks of an asker."""

from forum.categories.pages import forms, keeping
from forum.categories.pages.keeping import admin_link

__all__ = ["ROUTES", "admin_link"]

ROUTES = (*keeping.ROUTES, *forms.ROUTES)
