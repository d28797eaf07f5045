"""What an item is about and what brought it: a subject and its grounds. Pure."""

from dataclasses import dataclass

from forum.i18n import Message, _

SOURCES: dict[str, Message] = {
    "flag": _("Reported"),
    "trigger": _("Noticed by a rule"),
    "held": _("Held for review"),
    "mended": _("Mended by its author"),
    "appeal": _("Appeal"),
    "dispute": _("Dispute"),
    "proposal": _("Proposal"),
    "evidence": _("Evidence of gaming"),
    "notice": _("Noticed by the forum"),
    "staff": _("Brought by staff"),
    "risk": _("Somebody may be at risk"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The object of an item: a post, comment or user, where it stands, and whose it is; `url` for what has a page of
    its own to be decided on."""

    kind: str
    id: int
    thread_id: int | None
    author_id: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that brings an object to the queue.

    `rule` names it for figures, `words` say it to people (English; shown translated where the catalogue knows them).
    `value` and `threshold` are what the rule found and from where on it fires. Severity is 1 (worst) to 4, probability
    the chance that somebody must act, minutes the work expected. `weight` is a flag's.
    """

    source: str
    rule: str
    words: str
    value: str = ""
    threshold: str = ""
    severity: int = 3
    probability: float = 0.5
    minutes: int = 3
    note: str = ""
    user_id: int | None = None
    weight: float | None = None

    def __post_init__(self) -> None:
        if self.source not in SOURCES or self.severity not in (1, 2, 3, 4):
            raise ValueError(f"no such source or severity: {self.source}, {self.severity}")
        if not 0 < self.probability <= 1 or self.minutes < 1:
            raise ValueError(f"{self.rule}: a probability is above 0 and at most 1, minutes are at least 1")
