"""Response figures: of each question how long it waited for what, and what that comes to. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation.care.survival import Step, Wait, quantile, survival

MEASURES = ("first", "staff", "power", "customer", "solved")
TICKS = (10, 60, 240, 1440, 4320, 10080, 43200)  # minutes: the rows of the table, the marks of the chart


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and when it first had a reply of anybody but its asker, of each part, and a solution."""

    id: int
    slug: str
    title: str
    category: str
    language: str | None
    created_at: datetime
    first: datetime | None
    staff: datetime | None
    power: datetime | None
    customer: datetime | None
    solved: datetime | None
    closed_at: datetime | None  # from when on nobody could answer: locked, or a duplicate

    def wait(self, measure: str, now: datetime) -> Wait:
        at: datetime | None = getattr(self, measure)
        until = at or self.closed_at or now
        return Wait(max(0.0, (until - self.created_at) / timedelta(minutes=1)), at is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a measure comes to: how many questions, how many of them had it, the middle one and the ninth of ten."""

    measure: str
    questions: int
    ended: int
    p50: float | None
    p90: float | None
    steps: Sequence[Step]


def figures(rows: Sequence[Asked], now: datetime) -> list[Figure]:
    return [figure(rows, measure, now) for measure in MEASURES]


def figure(rows: Sequence[Asked], measure: str, now: datetime) -> Figure:
    waits = [row.wait(measure, now) for row in rows]
    steps = survival(waits)
    ended = sum(1 for each in waits if each.ended)
    return Figure(measure, len(rows), ended, quantile(steps, 0.5), quantile(steps, 0.9), steps)


def plain_rows(rows: Sequence[Asked], now: datetime) -> list[dict[str, object]]:
    """The rows below the figures, as JSON and CSV carry them: minutes, None where it has not happened."""
    return [
        {"id": row.id, "title": row.title, "category": row.category, "language": row.language,
         "asked_at": row.created_at.isoformat(), "waited_minutes": round(row.wait("first", now).minutes, 1)}
        | {f"{each}_minutes": minutes(row, each, now) for each in MEASURES}
        for row in rows
    ]  # fmt: skip


def minutes(row: Asked, measure: str, now: datetime) -> float | None:
    wait = row.wait(measure, now)
    return round(wait.minutes, 1) if wait.ended else None


def points(steps: Sequence[Step], across: Callable[[float], float], height: float) -> str:
    """The share that has been answered, as the points of a line of steps: it rises from the lower edge."""
    drawn, before = [(across(0), height)], 1.0
    for step in steps:
        drawn += [(across(step.minutes), height * before), (across(step.minutes), height * step.waiting)]
        before = step.waiting
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in [*drawn, (across(TICKS[-1]), height * before)])
