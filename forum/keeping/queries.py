"""Every read of how long things are kept, and of what is older than that."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from forum.database import Session
from forum.kept import Kept
from forum.settings import Settings

MOST_COUNTED = 10_000
COUNT = "SELECT '{name}' AS name, (SELECT count(*) FROM (SELECT FROM {table} WHERE {older} LIMIT {most}) r) AS rows"


async def days_of(session: Session, kept: Sequence[Kept], settings: Settings) -> dict[str, int]:
    """By name: as an admin chose, as a setting says, else as the package says."""
    chosen = {row["name"]: row["days"] for row in await session.fetch("SELECT name, days FROM kept_days")}
    return {each.name: days_now(each, chosen, settings) for each in kept}


def days_now(kept: Kept, chosen: Mapping[str, int], settings: Settings) -> int:
    """Within its bounds, also where these have become narrower since somebody chose."""
    if kept.setting:
        return int(getattr(settings, kept.setting))
    return min(max(chosen.get(kept.name, kept.days), kept.least), kept.most) if kept.is_chosen else kept.days


async def rows_to_go(session: Session, kept: Sequence[Kept], days: Mapping[str, int]) -> dict[str, int]:
    """How many rows the next pruning takes of each, counted up to a bound, all in one statement."""
    counts, cutoffs = [], []
    for number, each in enumerate(kept, start=1):
        older = each.older.format(until=f"${number}::timestamptz")
        counts.append(COUNT.format(name=each.name, table=each.table, older=older, most=MOST_COUNTED + 1))
        cutoffs.append(session.now - timedelta(days=days[each.name]))
    return {row["name"]: row["rows"] for row in await session.fetch(" UNION ALL ".join(counts), *cutoffs)}
