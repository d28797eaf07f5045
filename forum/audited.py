"""Audited: an event that is a deed of staff, as the audit log tells it; each package lists its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from forum.errors import Words
from forum.i18n import _

KINDS: Mapping[str, Words] = {
    "moderation": _("Moderation"),
    "people": _("People and roles"),
    "access": _("Signing in and keys"),
    "private": _("Looking at what is private"),
    "settings": _("Settings"),
    "reputation": _("Reputation and badges"),
    "articles": _("Articles"),
    "house": _("Backups and jobs"),
}
"""In the order of the filter, by their names."""

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Audited:
    """`words` say what was done, without who did it. `url` leads to what it was about, with fields of the event in
    braces; without one, the post or thread of the event does. With `is_mixed`, everybody may do it, and it is told of
    staff alone."""

    event: type
    kind: str
    words: Words | Callable[[Payload], Words]
    url: str | Callable[[Payload], str] = ""
    is_mixed: bool = False

    def said(self, payload: Payload) -> Words:
        """An event of long ago may lack fields of today: then its name has to do."""
        if not callable(self.words):
            return self.words
        try:
            return self.words(payload)
        except (KeyError, TypeError):
            return self.event.__name__

    def url_of(self, payload: Payload) -> str:
        try:
            url = self.url(payload) if callable(self.url) else self.url.format_map(payload)
        except KeyError:
            url = ""
        return url or place_of(payload)


def place_of(payload: Payload) -> str:
    """Where the post or thread of an event stands; "" for an event without."""
    if payload.get("post_id"):
        return f"/p/{payload['post_id']}"
    return f"/t/{payload['thread_id']}" if payload.get("thread_id") else ""
