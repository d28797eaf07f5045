"""What a category may be called, and how its address may be spelled."""

import re

from forum.errors import Invalid
from forum.i18n import _

NAME_LENGTH = 60
SLUG_LENGTH = 60
DESCRIPTION_LENGTH = 300
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def checked_name(name: str) -> str:
    """One line of words, spaces tidied."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid({"name": _("Give the category a name.")})
    if len(tidy) > NAME_LENGTH:
        raise Invalid({"name": _("A name has at most %(count)s characters.", count=NAME_LENGTH)})
    return tidy


def checked_slug(slug: str) -> str:
    tidy = slug.strip().lower()
    if len(tidy) > SLUG_LENGTH or not SLUG.fullmatch(tidy):
        raise Invalid({"slug": _("Use small letters a to z, digits and single hyphens between them.")})
    return tidy
