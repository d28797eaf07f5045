"""How triggers and reviewers do, from what was decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from forum.actor import SYSTEM
from forum.database import Session
from forum.shares import Share
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes

WINDOW = timedelta(days=90)
BY_RULE = """
SELECT s.kind AS name, count(*) FILTER (WHERE r.useful IS NOT NULL) AS judged,
       count(*) FILTER (WHERE r.useful) AS useful,
       count(*) FILTER (WHERE r.state = 'open') AS waiting,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds / 60.0) FILTER (WHERE r.seconds > 0) AS minutes
FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id
WHERE s.source = 'trigger' AND s.created_at > greatest($1, coalesce((SELECT changed_at FROM triggers t
      WHERE t.name = s.kind AND t.suspended_at IS NULL), '-infinity')) GROUP BY s.kind
"""
QUEUE = """
SELECT count(*) FILTER (WHERE r.useful IS NOT NULL) AS judged, count(*) FILTER (WHERE r.useful) AS useful,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds / 60.0) FILTER (WHERE r.seconds > 0) AS minutes
FROM reviewables r WHERE r.created_at > $1
AND NOT EXISTS (SELECT FROM review_reasons s WHERE s.reviewable_id = r.id AND s.kind = 'blind_sample')
"""
AGREEMENT = """
SELECT count(*) FILTER (WHERE verb = 'agree') AS agreed,
       count(*) FILTER (WHERE verb IN ('agree', 'disagree')) AS second,
       count(*) FILTER (WHERE undone_at IS NOT NULL) AS undone,
       count(*) FILTER (WHERE verb NOT IN ('agree', 'disagree')) AS decisions
FROM decisions WHERE created_at > $1
"""
CAUSES = """
SELECT cause, count(*) AS count FROM decisions WHERE created_at > $1 AND cause <> '' AND undone_at IS NULL
GROUP BY cause ORDER BY count DESC
"""
COVERED = """
SELECT count(*) AS answers, count(*) FILTER (WHERE EXISTS (SELECT FROM reviewables r WHERE r.object_kind = 'post'
       AND r.object_id = p.id AND r.state = 'decided')) AS reviewed
FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
JOIN users u ON u.id = p.author_id AND cardinality(u.roles) > 0
"""
COVERAGE = f"{COVERED} WHERE {VISIBLE_THREAD} AND p.kind <> 'opening' AND p.created_at > $4"
POSTS = """
SELECT count(*) FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
"""
UNNOTICED = """AND NOT EXISTS (SELECT FROM reviewables r WHERE r.object_kind = 'post' AND r.object_id = p.id)"""
WRITTEN = f"{POSTS} WHERE {VISIBLE_THREAD} AND p.created_at > $4 {UNNOTICED}"


@dataclass(frozen=True, slots=True)
class Measure:
    """What became of the items of one trigger; `minutes` is the median that one took."""

    precision: Share
    waiting: int = 0
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How reviewing does as a whole, over the last ninety days."""

    queue: Measure
    agreement: Share
    overturned: Share
    coverage: Share
    sample: Share
    found: int
    unnoticed: int
    causes: list[Any]


async def measures(session: Session) -> dict[str, Measure]:
    """By the name of the trigger, since it was changed last."""
    rows = await session.fetch(BY_RULE, since(session.now))
    return {row["name"]: measure_of(row) for row in rows}


def measure_of(row: Any) -> Measure:
    minutes = None if row["minutes"] is None else float(row["minutes"])
    waiting = row["waiting"] if "waiting" in row.keys() else 0  # noqa: SIM118 (a record's `in` looks at its values)
    return Measure(Share(row["useful"], row["judged"]), waiting, minutes)


async def figures(session: Session) -> Figures:
    start = since(session.now)
    queue = await session.fetchrow(QUEUE, start)
    read = await session.fetchrow(AGREEMENT, start)
    covered = await session.fetchrow(COVERAGE, *eyes(SYSTEM), start)
    by_rule = await measures(session)
    return Figures(
        queue=measure_of(queue),
        agreement=Share(read["agreed"], read["second"]),
        overturned=Share(read["undone"], read["decisions"]),
        coverage=Share(covered["reviewed"], covered["answers"]),
        sample=by_rule.get("blind_sample", Measure(Share(0, 0))).precision,
        found=queue["useful"],
        unnoticed=await session.fetchval(WRITTEN, *eyes(SYSTEM), start),
        causes=list(await session.fetch(CAUSES, start)),
    )


def since(now: datetime) -> datetime:
    return now - WINDOW
