"""What a category may be called, how its address may be spelled, and what its form may ask."""

import re
from collections.abc import Mapping
from typing import Any

from forum.errors import Invalid
from forum.i18n import _

NAME_LENGTH = 60
SLUG_LENGTH = 60
DESCRIPTION_LENGTH = 300
FIELD_KINDS = ("short", "long", "choice")
LABEL_LENGTH = 80
HINT_LENGTH = 300
OPTIONS_MOST = 30
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


def checked_field(values: Mapping[str, Any]) -> dict[str, Any]:
    """A question of a form as it is kept: a choice has two options at least, everything else has none."""
    label, kind = " ".join(values["label"].split()), values["kind"]
    if not label:
        raise Invalid({"label": _("Say what you ask for.")})
    if kind not in FIELD_KINDS:
        raise Invalid({"kind": _("Please choose one of the list.")})
    options = checked_options(values.get("options", "")) if kind == "choice" else []
    required = bool(values.get("required"))
    return {"label": label, "hint": values.get("hint", "").strip(), "kind": kind, "options": options,
            "required": required}  # fmt: skip


def checked_options(lines: str) -> list[str]:
    options = list(dict.fromkeys(line for line in (" ".join(each.split()) for each in lines.splitlines()) if line))
    if len(options) < 2:
        raise Invalid({"options": _("A choice needs at least two options, each on a line of its own.")})
    if len(options) > OPTIONS_MOST or max(map(len, options)) > LABEL_LENGTH:
        raise Invalid({"options": _("At most %(count)s options, each of %(length)s characters at most.",
                                    count=OPTIONS_MOST, length=LABEL_LENGTH)})  # fmt: skip
    return options
