"""A category's questions as fields of a form. Pure."""

from collections.abc import Callable, Iterable

from forum.categories.queries import FormField
from forum.errors import Words
from forum.i18n import _
from forum.web.forms import Choice, Field, Form, LongText, Text

ONE_LINE, SEVERAL_LINES = 200, 2000


def by_itself(field: FormField) -> bool:
    return field.required


def form_for(fields: Iterable[FormField], required: Callable[[FormField], bool] = by_itself) -> Form:
    """What reads the answers; each error names what is asked for."""
    return Form(**{each.name: field_for(each, required(each)) for each in fields})


def field_for(asked: FormField, required: bool) -> Field:
    missing: Words = _("Please fill in: %(label)s", label=asked.label)
    if asked.kind == "long":
        return LongText(required=required, max=SEVERAL_LINES, missing=missing)
    if asked.kind == "choice":
        return Choice(required=required, options=asked.options, missing=missing)
    return Text(required=required, max=ONE_LINE, missing=missing)
