"""Levels from points and accuracy, and what the next one takes. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import sqrt
from typing import Any

from forum.i18n import Message, _
from forum.privileges import DEFAULT_LIMITS, LEVELS, Limits

KINDS = ("answers", "edits", "flags")
HIGHEST = LEVELS[-1]
NAMES: Mapping[int, Message] = {
    0: _("New here"), 1: _("Known"), 2: _("Regular"), 3: _("Trusted"), 4: _("Leader"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Acts of one kind that were judged, and how many of them were good."""

    good: int = 0
    judged: int = 0

    @property
    def rate(self) -> float:
        return (self.good + 2) / (self.judged + 4)

    @property
    def margin(self) -> float:
        """Two standard errors: Agresti and Coull, "Approximate is better than exact" (1998)."""
        return 2 * sqrt(self.rate * (1 - self.rate) / (self.judged + 4))

    @property
    def low(self) -> float:
        return max(0.0, self.rate - self.margin)

    @property
    def high(self) -> float:
        return min(1.0, self.rate + self.margin)

    def shows(self, percent: int) -> bool:
        """Whether the rate is at least that; in whole numbers, so that SQL and Python never differ."""
        return 100 * (self.good + 2) >= percent * (self.judged + 4)

    def may_reach(self, percent: int) -> bool:
        """Whether it is not clearly below."""
        return 100 * self.high >= percent


@dataclass(frozen=True, slots=True)
class Standing:
    """What a level is decided by."""

    points: int = 0
    answers: Accuracy = Accuracy()
    edits: Accuracy = Accuracy()
    flags: Accuracy = Accuracy()

    def accuracy(self, kind: str) -> Accuracy:
        found: Accuracy = getattr(self, kind)
        return found


@dataclass(frozen=True, slots=True)
class Threshold:
    """What one level takes: points, and accuracies in per cent (0 asks for nothing)."""

    points: int
    answers: int = 0
    edits: int = 0
    flags: int = 0

    def met_by(self, standing: Standing) -> bool:
        return (
            standing.points >= self.points
            and (not self.answers or standing.answers.shows(self.answers))
            and standing.edits.may_reach(self.edits)
            and standing.flags.may_reach(self.flags)
        )


DEFAULT_THRESHOLDS: Mapping[int, Threshold] = {
    1: Threshold(10),
    2: Threshold(100, answers=60),
    3: Threshold(500, answers=75, edits=50, flags=50),
    4: Threshold(2_000, answers=90, edits=75, flags=75),
}
"""0.75 and 0.90 are what four good answers of four, and sixteen of sixteen, show."""
DEFAULT_GRACE = 14  # days


@dataclass(frozen=True, slots=True)
class Rules:
    """The one table: what each level takes, how much each may do, how long a level outlives what it took."""

    thresholds: Mapping[int, Threshold] = field(default_factory=lambda: dict(DEFAULT_THRESHOLDS))
    limits: Mapping[int, Limits] = field(default_factory=lambda: dict(DEFAULT_LIMITS))
    grace_days: int = DEFAULT_GRACE

    def as_json(self) -> dict[str, Any]:
        return {
            "thresholds": {str(level): asdict(each) for level, each in self.thresholds.items()},
            "limits": {str(level): each.as_row() for level, each in self.limits.items()},
            "grace_days": self.grace_days,
        }


def rules_from(kept: Mapping[str, Any] | None) -> Rules:
    """The rules of a row; those that Talkoot comes with where there is none, or where it is older than a limit."""
    if kept is None:
        return Rules()
    return Rules(
        {int(level): Threshold(**each) for level, each in kept["thresholds"].items()},
        {int(level): Limits(**DEFAULT_LIMITS[int(level)].as_row() | each) for level, each in kept["limits"].items()},
        kept["grace_days"],
    )


def level_for(standing: Standing, rules: Rules) -> int:
    """The highest level whose threshold is met."""
    return max((level for level, each in rules.thresholds.items() if each.met_by(standing)), default=0)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a level takes: how far along somebody is. `what` is points or a kind of act."""

    what: str
    has: int
    most: int
    met: bool


def needs_for(level: int, standing: Standing, rules: Rules) -> list[Need]:
    """Everything that `level` takes, met or not; edits and flags only where they are what is missing."""
    takes = rules.thresholds[level]
    needs = [Need("points", max(0, min(standing.points, takes.points)), takes.points, standing.points >= takes.points)]
    if takes.answers:
        met = standing.answers.shows(takes.answers)
        rate = int(100 * standing.answers.rate)
        needs.append(Need("answers", takes.answers if met else rate, takes.answers, met))
    for kind in ("edits", "flags"):
        accuracy, least = standing.accuracy(kind), getattr(takes, kind)
        if not accuracy.may_reach(least):
            needs.append(Need(kind, int(100 * accuracy.high), least, met=False))
    return needs


def wrong_order(rules: Rules) -> list[tuple[int, str]]:
    """(level, field) where a higher level would take less than the one below it."""
    return [
        (level, name)
        for level in range(2, HIGHEST + 1)
        for name in ("points", *KINDS)
        if getattr(rules.thresholds[level], name) < getattr(rules.thresholds[level - 1], name)
    ]
