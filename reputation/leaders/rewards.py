"""Word of a reward to somebody else's server: what it is about, what it says, how it is signed. Pure."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from forum.i18n import Message, _

KINDS: dict[str, Message] = {
    "badge_awarded": _("A badge was awarded"),
    "level_gained": _("A trust level was gained"),
    "place_reached": _("A week, month, quarter or year ended: who was among the first ten"),
}
TEST = "test"


def told(kind: str, *, event_id: int, at: datetime, person: Mapping[str, Any], about: Mapping[str, Any]) -> str:
    """The body. `id` is the same whenever the same thing is sent again, so that a receiver can tell."""
    values = {"id": event_id, "kind": kind, "at": at.isoformat(), "person": dict(person), "about": dict(about)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
