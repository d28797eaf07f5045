"""What a moderator chose, and what a decision left behind. Pure."""

from dataclasses import asdict, dataclass
from typing import Any

MOST_SECONDS = 3600  # whoever leaves a page open for longer was doing something else


@dataclass(frozen=True, slots=True)
class Choice:
    """What a moderator chose about the version of the item that they saw.

    `days` is for silences and suspensions, `target` a thread or category, `title` for a thread split off, `body` a
    reply, made of the kept text `template`; `seconds` is how long they looked, `batch` the bulk decision that it
    belongs to.
    """

    verb: str
    version: int
    reason: str = ""
    days: int = 7
    target: int = 0
    title: str = ""
    body: str = ""
    cause: str = ""
    template: int = 0
    seconds: int | None = None
    batch: int | None = None

    @property
    def looked(self) -> int | None:
        return None if self.seconds is None else max(1, min(self.seconds, MOST_SECONDS))

    def kept(self) -> dict[str, Any]:
        """What doing it once more needs."""
        return {name: value for name, value in asdict(self).items() if name in REPEATED}

    @classmethod
    def again(cls, verb: str, before: dict[str, Any]) -> "Choice":
        return cls(verb, 0, **before.get("choice", {}))


REPEATED = ("reason", "days", "target", "title", "body", "template")


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision of the log, as undoing sees it."""

    id: int
    reviewable_id: int | None
    moderator_id: int | None
    verb: str
    object_kind: str
    object_id: int
    before: dict[str, Any]
