"""The admin's pages of categories and of what each asks of an asker."""

from forum.categories.pages import forms, keeping

__all__ = ["ROUTES"]

ROUTES = (*keeping.ROUTES, *forms.ROUTES)
