"""Several fields tidied at once, so that a person is told of everything that is wrong and not of the first thing."""

from collections.abc import Callable
from typing import Any

from forum.errors import Invalid, Words
from forum.threads.bodies import clean_body
from forum.threads.tag_names import clean_tags
from forum.threads.titles import clean_title

CLEAN: dict[str, Callable[[Any], Any]] = {"title": clean_title, "body": clean_body, "tags": clean_tags}


def clean_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Title, body and tags as they are kept; one Invalid with all that is wrong with any of them."""
    errors: dict[str, Words] = {}
    kept = {}
    for name, raw in fields.items():
        try:
            kept[name] = CLEAN[name](raw)
        except Invalid as wrong:
            errors |= wrong.errors
    if errors:
        raise Invalid(errors)
    return kept
