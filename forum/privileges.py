"""Privileges: from which trust level on people may do what, and how much of a thing; policies and pages draw on it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from forum.actor import Actor
from forum.i18n import Message, _

LEVELS = range(5)  # 0 new … 4 leader


@dataclass(frozen=True, slots=True)
class Privilege:
    """One thing that comes with a trust level; whoever has a role needs no level for what the role is for."""

    id: str
    level: int
    label: Message


ASK = Privilege("ask", 0, _("Ask, answer and comment"))
VOTE_UP = Privilege("vote-up", 0, _("Vote up what is useful"))
REPORT = Privilege("report", 0, _("Report what does not belong here"))
VOTE_DOWN = Privilege("vote-down", 1, _("Vote down what misleads"))
UNCHECKED_LINKS = Privilege("unchecked-links", 1, _("Post links without waiting for a review"))
RETAG = Privilege("retag", 3, _("Change the tags of other people's threads"))
MARK_DUPLICATES = Privilege("mark-duplicates", 3, _("Mark threads as duplicates"))
EDIT_OTHERS = Privilege("edit-others", 4, _("Edit other people's posts"))
MOVE = Privilege("move", 4, _("Move threads to another category"))

PRIVILEGES = (ASK, VOTE_UP, REPORT, VOTE_DOWN, UNCHECKED_LINKS, RETAG, MARK_DUPLICATES, EDIT_OTHERS, MOVE)


def reaches(actor: Actor, privilege: Privilege) -> bool:
    """Whether the trust level alone is enough; what roles allow, each policy says."""
    return actor.trust_level >= privilege.level


def comes_with(privilege: Privilege) -> Message:
    """Why somebody whose level is too low may not do it."""
    return _("This comes with trust level %(level)s.", level=privilege.level)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much somebody of one level may do; None means no limit. Links lead away from the forum."""

    links: int | None = None  # in a post
    pictures: int | None = None  # in a post
    threads_an_hour: int | None = None
    answers_an_hour: int | None = None
    votes_a_day: int | None = None
    pictures_an_hour: int | None = None  # sent, whether a post shows them or not

    def as_row(self) -> dict[str, int | None]:
        return asdict(self)


LIMIT_NAMES = tuple(field.name for field in fields(Limits))
FREE = Limits()
DEFAULT_LIMITS: Mapping[int, Limits] = {
    0: Limits(2, 3, 4, 12, 20, 10),
    1: Limits(5, 8, 8, 30, 40, 20),
    2: Limits(None, None, 15, 60, 80, 40),
    3: Limits(None, None, 30, 120, 150, 80),
    4: Limits(None, None, 60, 240, 300, 160),
}
"""What holds until an admin says otherwise."""
