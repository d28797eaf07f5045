"""Every write of categories and of what each asks of an asker."""

from forum.categories.actions.forms import add_field, edit_field, move_field, remove_field
from forum.categories.actions.keeping import create_category, edit_category, move_category

__all__ = [
    "create_category", "edit_category", "move_category", "add_field", "edit_field", "move_field", "remove_field",
]  # fmt: skip
