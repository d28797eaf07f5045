"""What a badge is, and the rule by which it is earned. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forum.i18n import Message, _

KINDS = ("bronze", "silver", "gold")
PERSON, POST, TAG, MONTHS = "person", "post", "tag", "months"
HELD, REVOKED, SETTLED = "held", "revoked", "settled"
"""How an award stands: as the rule made it, taken back by the rule, or decided by hand and not the rule's to change."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: deeds of a person, in a tag, the months with such deeds, or the figure that one post has. With
    `window`, whether there were `least` deeds within so many days of each other."""

    deed: str
    per: str = PERSON
    tag_id: int = 0
    window: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """How much of which deed earns a badge."""

    deed: str
    least: int
    per: str = PERSON
    tag_id: int = 0
    window: int = 0

    @property
    def measure(self) -> Measure:
        return Measure(self.deed, self.per, self.tag_id, self.window, self.least if self.window else 0)

    @property
    def repeats(self) -> bool:
        """Whether it is earned again with another post or tag."""
        return self.per in (POST, TAG)


@dataclass(frozen=True, slots=True)
class Badge:
    """An idea of something well done; `kind` is bronze, silver or gold. Without a ground it is given by hand only."""

    id: str
    kind: str
    name: Message
    family: str = ""
    ground: Ground | None = None
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a measure found for a person and, where it is counted for each, a post or tag; else `subject_id` is 0."""

    measure: Measure
    user_id: int
    subject_id: int
    thread_id: int | None
    value: int


@dataclass(frozen=True, slots=True)
class Award:
    """A badge of a person, for a subject."""

    badge: str
    user_id: int
    subject_id: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What the rule gives (with the thread to lead to) and takes."""

    given: Mapping[Award, int | None]
    taken: Sequence[Award]


def changes(badges: Collection[Badge], counted: Iterable[Counted], held: Mapping[Award, str]) -> Changes:
    """`held` says how the awards stand that this look at things may change."""
    due = earned(badges, counted)
    given = {award: thread_id for award, thread_id in due.items() if held.get(award, REVOKED) == REVOKED}
    taken = [award for award, state in held.items() if state == HELD and award not in due]
    return Changes(given, taken)


def earned(badges: Collection[Badge], counted: Iterable[Counted]) -> dict[Award, int | None]:
    """The awards that the counted deeds earn."""
    by_measure: dict[Measure, list[Badge]] = {}
    for badge in badges:
        if badge.ground:
            by_measure.setdefault(badge.ground.measure, []).append(badge)
    return {
        Award(badge.id, each.user_id, each.subject_id): each.thread_id
        for each in counted
        for badge in by_measure.get(each.measure, ())
        if badge.ground and each.value >= badge.ground.least
    }


def imported_badge(name: str, kind: str) -> Badge:
    """A badge that an import brought. Its name is no message of ours, and may hold a percent sign: shown as it came."""
    return Badge(name, kind, Message(name), words=str(_("Brought from another forum.")))
