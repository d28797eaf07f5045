"""What the figures of the control group say: in questions, in money, and as rows for other programs. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.effect.intervals import Difference, Group, difference, is_enough
from forum.effect.queries import Costs, End

BECAME = ("answered", "joined", "left", "came_back", "helped", "asked")
FORMULA = "control.asked / control.sessions - shown.asked / shown.sessions"


@dataclass(frozen=True, slots=True)
class Sparing:
    """Both groups since a moment, and their difference where there is enough to tell one."""

    since: datetime
    shown: Group
    control: Group
    ends: Sequence[End]
    open: int

    @property
    def difference(self) -> Difference | None:
        return difference(self.shown, self.control) if is_enough(self.shown, self.control) else None

    @property
    def spared(self) -> tuple[float, float, float] | None:
        """Questions that were spared to those who were shown something: about, at least, at most."""
        found = self.difference
        return tuple_of(found, self.shown.sessions) if found else None

    def money(self, costs: Costs | None) -> tuple[float, float, float] | None:
        found = self.difference
        return tuple_of(found, self.shown.sessions * costs.question) if found and costs else None

    def became(self, end: str, *, control: bool) -> int:
        return sum(each.times for each in self.ends if each.became == end and each.is_control == control)

    @property
    def rows(self) -> list[tuple[str, int, int]]:
        """How sessions ended: the end, how many of those who were shown something, and of the control group."""
        return [(end, self.became(end, control=False), self.became(end, control=True)) for end in BECAME]


def tuple_of(found: Difference, times: float) -> tuple[float, float, float]:
    return found.about * times, found.least * times, found.most * times


def plain_rows(found: Sparing) -> list[dict[str, Any]]:
    """One row for each group, beginning and end; the sums of a group stand in each of its rows."""
    return [
        {
            "group": "control" if each.is_control else "shown",
            "kind": each.kind,
            "became": each.became,
            "sessions": each.times,
            "group_sessions": (found.control if each.is_control else found.shown).sessions,
            "group_asked": (found.control if each.is_control else found.shown).asked,
        }
        for each in found.ends
    ]


def as_json(found: Sparing, costs: Costs | None, query: str) -> dict[str, Any]:
    money = found.money(costs)
    return {
        "since": found.since.isoformat(),
        "formula": FORMULA,
        "query": query,
        "groups": {name: group_values(group) for name, group in (("shown", found.shown), ("control", found.control))},
        "difference": interval(tuple_of(found.difference, 1) if found.difference else None),
        "questions_spared": interval(found.spared),
        "money": {**(interval(money) or {}), "currency": costs.currency} if money and costs else None,
        "open_sessions": found.open,
        "rows": plain_rows(found),
    }


def group_values(group: Group) -> dict[str, Any]:
    low, high = group.interval
    return {
        "persons": group.persons, "sessions": group.sessions, "asked": group.asked, "share": round(group.share, 4),
        "least": round(low, 4), "most": round(high, 4), "design_effect": round(group.design_effect, 3),
    }  # fmt: skip


def interval(values: tuple[float, float, float] | None) -> dict[str, float] | None:
    return dict(zip(("about", "least", "most"), (round(each, 4) for each in values), strict=True)) if values else None
