"""What was counted, in the words and drawings of a page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kb_bridge.watch.change import (
    AFTER,
    BEFORE,
    GAP,
    LEAST_AFTER,
    LEAST_BEFORE,
    Change,
    Counts,
    Week,
    against_past,
    against_topics,
    counts_of,
    expected,
    is_enough,
    overall,
    pooled,
)
from kb_bridge.watch.course import against_trend
from kb_bridge.watch.queries import Watched

BLOCK = 4  # weeks that one point of the chart stands for
WIDTH, HEIGHT = 600, 180
A_MONTH = 30 / 7  # weeks


@dataclass(frozen=True, slots=True)
class Told:
    """An article, its counts, and what may be said of them: nothing (`change` is None) where they are too few."""

    watched: Watched
    own: Counts
    others: int
    expected: float
    change: Change | None
    past: Change | None
    trend: Change | None
    weeks_after: int

    @property
    def verdict(self) -> str:
        if self.change is None:
            return "early"
        if not self.change.is_shown:
            return "same"
        return "fewer" if self.change.times < 1 else "more"

    @property
    def spared(self) -> tuple[float, float, float] | None:
        """Questions a month that are not asked: about, at least, at most."""
        if self.change is None or not self.weeks_after:
            return None
        months = self.weeks_after / A_MONTH
        change = self.change
        about, least, most = (self.expected * (1 - each) / months for each in (change.times, change.most, change.least))
        return about, least, most

    def values(self) -> dict[str, Any]:
        """For other programs."""
        return {
            "article": self.watched.article_id, "published": self.watched.frozen_at.isoformat(),
            "before": self.own.before, "all_before": self.own.all_before, "after": self.own.after,
            "all_after": self.own.all_after, "expected_after": round(self.expected, 2),
            "topics_of_like_size": self.others,
            "verdict": self.verdict, "against_topics": plain(self.change), "against_past": plain(self.past),
            "against_trend": plain(self.trend), "weeks": [list(each) for each in self.watched.weeks],
        }  # fmt: skip


def told(watched: Watched) -> Told:
    own, others = counts_of(watched.weeks), [counts_of(weeks) for weeks in watched.others]
    like = pooled([each.change for each in others if each.is_there])
    change = against_topics(own, others) if is_enough(own, others) else None
    after = sum(0 <= week < AFTER for week, _threads, _all in watched.weeks)
    return Told(
        watched, own, sum(each.is_there for each in others), expected(own, like[0] if like else 0.0), change,
        against_past(own), against_trend(watched.weeks), after,
    )  # fmt: skip


def together(found: Sequence[Watched]) -> Change | None:
    """Of all articles, where they have had enough questions in all."""
    pairs = [(counts_of(each.weeks), [counts_of(weeks) for weeks in each.others]) for each in found]
    before, after = sum(own.before for own, _others in pairs), sum(expected(own) for own, _others in pairs)
    return overall(pairs) if before >= LEAST_BEFORE and after >= LEAST_AFTER else None


def plain(change: Change | None) -> dict[str, float] | None:
    if change is None:
        return None
    return {"times": round(change.times, 4), "least": round(change.least, 4), "most": round(min(change.most, 1e6), 4)}


def blocks(weeks: Sequence[Week]) -> dict[int, tuple[int, int]]:
    """Threads that ask it and all questions, in blocks of weeks: the first after the publication is 0."""
    sums: dict[int, tuple[int, int]] = {}
    for week, threads, everything in weeks:
        if -GAP - BEFORE <= week < AFTER:
            before = sums.get(week // BLOCK, (0, 0))
            sums[week // BLOCK] = before[0] + threads, before[1] + everything
    return dict(sorted(sums.items()))


def rates(weeks: Sequence[Week]) -> dict[int, float]:
    """Of 1,000 questions, block by block."""
    return {block: 1000 * threads / everything for block, (threads, everything) in blocks(weeks).items() if everything}


def drawn(watched: Watched) -> dict[str, Any]:
    """Two lines across the months, the mark of the publication, and the same as rows."""
    own = rates(watched.weeks)
    like = mean_rates([rates(weeks) for weeks in watched.others])
    first, last = min(own, default=0), max(own, default=0)
    top = max([*own.values(), *like.values(), 1.0]) * 1.1
    across = WIDTH / max(last - first + 1, 1)

    def line(values: dict[int, float]) -> str:
        points = [(across * (block - first + 0.5), HEIGHT * (1 - rate / top)) for block, rate in values.items()]
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)

    return {
        "own": line(own), "like": line({block: rate for block, rate in like.items() if first <= block <= last}),
        "mark": round(across * -first, 1), "top": top, "width": WIDTH, "height": HEIGHT,
        "rows": [(block * BLOCK, *blocks(watched.weeks)[block], own[block], like.get(block)) for block in own],
    }  # fmt: skip


def mean_rates(found: Sequence[dict[int, float]]) -> dict[int, float]:
    there: dict[int, list[float]] = {}
    for each in found:
        for block, rate in each.items():
            there.setdefault(block, []).append(rate)
    return {block: sum(values) / len(values) for block, values in sorted(there.items())}
