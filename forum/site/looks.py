"""What an admin may choose: the words, the hue, and the letters that stand for a logo."""

import unicodedata
from dataclasses import dataclass

from forum.errors import Invalid, Words
from forum.i18n import _

NAME_LENGTH, WELCOME_LENGTH, MARK_LENGTH = 60, 200, 2
OWN_HUE = 232


@dataclass(frozen=True, slots=True)
class Look:
    """What one row of `site` says. An empty name is the program's own; the hue is on the colour wheel, 0 to 359."""

    name: str = ""
    welcome: str = ""
    mark: str = ""
    hue: int = OWN_HUE


def checked(look: Look) -> Look:
    """The same look, or Invalid for what cannot be shown."""
    errors: dict[str, Words] = {}
    if not 0 <= look.hue <= 359:
        errors["hue"] = _("Please choose a colour of the wheel.")
    if len(unicodedata.normalize("NFC", look.mark)) > MARK_LENGTH:
        errors["mark"] = _("One or two letters have room there.")
    if len(look.name) > NAME_LENGTH:
        errors["name"] = _("Please keep the name under %(most)s characters.", most=NAME_LENGTH)
    if errors:
        raise Invalid(errors)
    return look


def sheet_of(hue: int) -> str:
    """The style sheet that makes this hue the accent."""
    return f":root{{--brand-hue:{hue}}}\n"


def hue_from(text: str) -> int | None:
    """The hue that a query or form names, if it names one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 359 else None
