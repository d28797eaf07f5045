"""How much a report weighs, and from where on reports take something out of view. Pure.

A report weighs by its author's trust level and by how often their reports were right. Only judged reports count, and
few of them move the weight little: accuracy is the mean of a Beta distribution that begins at two right and two wrong,
so somebody unknown counts once, somebody always right towards twice, somebody always wrong towards nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

BY_TRUST = (0.5, 1.0, 1.0, 1.25, 1.5)  # levels 0 … 4
PRIOR = 2  # imagined right and imagined wrong reports each
OF_STAFF = 3.0  # one staff act is enough
WORTH_A_LOOK = 2.0  # from here on, by two people, it is severe
HIDES = 3.0
PEOPLE = 2
CRY = "at_risk"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports, as far as it matters for the weight; `right` of `judged` reports had needed somebody."""

    trust_level: int
    right: int = 0
    judged: int = 0
    is_staff: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report that stands, with its weight when it was made."""

    kind: str
    weight: float
    by_staff: bool = False


def accuracy(right: int, judged: int) -> float:
    """How likely a report of theirs is right."""
    return (right + PRIOR) / (judged + 2 * PRIOR)


def doubt(right: int, judged: int) -> float:
    """One standard deviation of that."""
    mean = accuracy(right, judged)
    return sqrt(mean * (1 - mean) / (judged + 2 * PRIOR + 1))


def weight_of(reporter: Reporter) -> float:
    if reporter.is_staff:
        return OF_STAFF
    return round(BY_TRUST[reporter.trust_level] * 2 * accuracy(reporter.right, reporter.judged), 3)


def probability_of(weight: float) -> float:
    """The chance that one report of this weight is right: a half for the weight 1."""
    return max(0.05, min(0.95, weight / (1 + weight)))


def severity_of(own: int, reports: Sequence[Report]) -> int:
    """What several people report is worth a look within hours, whatever kind they chose."""
    heavy = len(reports) >= PEOPLE and sum(each.weight for each in reports) >= WORTH_A_LOOK
    return min(own, 2) if heavy else own


def out_of_view(reports: Sequence[Report], *, author_is_staff: bool, author_trust: int = 1) -> str | None:
    """`hide`, `hold` or None. Never against staff. A staff act is enough to hide; else two people and enough weight.
    What several call advertising, by somebody new, waits from the smaller weight on. A cry for help is never hidden for
    being reported."""
    reports = [each for each in reports if each.kind != CRY]
    if author_is_staff:
        return None
    if any(each.by_staff for each in reports):
        return "hide"
    total = sum(each.weight for each in reports)
    if len(reports) < PEOPLE:
        return None
    if total >= HIDES:
        return "hide"
    spam = sum(each.weight for each in reports if each.kind == "spam")
    return "hold" if spam >= WORTH_A_LOOK and author_trust == 0 else None
