"""Why a topic deserves an article, in a few figures: growth, what is solved, and who fits least. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kb_bridge.evidence import Likeness
from kb_bridge.rows import Member

GROWTH_WINDOW = timedelta(days=30)
LEAST_TYPICAL = 5


@dataclass(frozen=True, slots=True)
class Reasons:
    """`lately` and `before` count threads of the last 30 days and of the 30 before them; `outliers` are the members
    least like the rest, so that the spread of a topic is seen."""

    lately: int
    before: int
    solved: int
    solved_percent: int
    me_too: int
    outliers: list[Member]


def reasons(found: Sequence[Member], likeness: Sequence[Likeness], now: datetime) -> Reasons:
    ages = [now - each.thread.created_at for each in found]
    solved = sum(each.thread.solved_at is not None for each in found)
    mean = {each.thread_id: each.mean for each in likeness}
    apart = sorted(found, key=lambda each: (mean.get(each.thread.id, 0.0), each.thread.id))
    return Reasons(
        lately=sum(age <= GROWTH_WINDOW for age in ages),
        before=sum(GROWTH_WINDOW < age <= 2 * GROWTH_WINDOW for age in ages),
        solved=solved,
        solved_percent=round(100 * solved / len(found)) if found else 0,
        me_too=sum(each.thread.me_too_count for each in found),
        outliers=apart[:LEAST_TYPICAL] if len(found) > LEAST_TYPICAL else [],
    )
