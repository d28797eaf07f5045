"""The kinds of flags: how severe each is, and the minutes that judging it takes. Pure."""

from dataclasses import dataclass

from forum.i18n import Message, _


@dataclass(frozen=True, slots=True)
class Kind:
    """What people can say of a post: severity 1 (worst) to 4."""

    severity: int
    minutes: int
    words: Message


KINDS: dict[str, Kind] = {
    "danger": Kind(1, 3, _("It threatens somebody")),
    "at_risk": Kind(1, 5, _("Whoever wrote it may be in danger, or harm themselves")),
    "personal": Kind(1, 2, _("It shows somebody's personal details")),
    "rude": Kind(2, 2, _("It is rude or abusive")),
    "spam": Kind(2, 1, _("It is advertising")),
    "off_topic": Kind(3, 1, _("It does not belong here")),
    "other": Kind(3, 2, _("Something else")),
}
