"""Every read of categories and of what each asks of an asker: what the actor may not see is not there."""

from forum.categories.queries.forms import FormField, form_field, form_of
from forum.categories.queries.places import (
    CategoryRow,
    offers_private,
    visible_categories,
    visible_category,
    visible_category_of_id,
)
from forum.categories.queries.readers import readers

__all__ = [
    "readers",
    "CategoryRow", "offers_private", "visible_categories", "visible_category", "visible_category_of_id",
    "FormField", "form_field", "form_of",
]  # fmt: skip
