"""The notice after a redirect ("Marked as solved. Take back"): a signed cookie that is read once."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from forum.i18n import gettext
from forum.web.house import house
from forum.web.signing import sign, unsign


@dataclass(frozen=True, slots=True)
class Flash:
    """What was done, and where a form that takes it back would go (with one field, where it needs it)."""

    text: str
    undo: str | None = None
    undo_label: str | None = None
    kind: str = "info"


def set_flash(request: Request, response: Response, flash: Flash) -> None:
    value = sign(house(request).settings.signing_key(), "flash", [flash.text, flash.undo, flash.undo_label, flash.kind])
    response.set_cookie("flash", value, max_age=60, httponly=True, samesite="lax", path="/")


def read_flash(request: Request) -> Flash | None:
    text = request.cookies.get("flash")
    value = unsign(house(request).settings.signing_key(), "flash", text) if text else None
    if value is None:
        return None
    words, undo, label, kind = value
    return Flash(words, undo, label or (gettext("Take back") if undo else None), kind)
