"""What PostgreSQL does for each statement of a page: its plan, the rows it walks through, the blocks it touches."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import asyncpg

from forum.database import Session

READS = re.compile(r"\s*\(*\s*(SELECT|WITH)\b", re.IGNORECASE)
WRITES = re.compile(r"\b(INSERT INTO|UPDATE|DELETE FROM|nextval|set_config|advisory|FOR UPDATE|FOR SHARE|NOTIFY)\b")
SEQUENTIAL = ("Seq Scan", "Parallel Seq Scan")


@dataclass(frozen=True, slots=True)
class Plan:
    """Of one statement: `scans` are the tables read from end to end, `blocks` those touched of 8 kB, `walked` the most
    rows that one step read to find what it kept; -1 where the statement writes, and so was not run again."""

    statement: str
    scans: tuple[str, ...]
    indexes: tuple[str, ...]
    blocks: int
    walked: int
    milliseconds: float


@dataclass
class Plans:
    """The statements sent while `watching`, each explained once a place."""

    place: str = ""
    by_place: dict[str, list[Plan]] = field(default_factory=dict)
    costly: str = "on"  # "off": PostgreSQL reads a table from end to end only where nothing else is possible

    async def explain(self, session: Session, sql: str, args: tuple[Any, ...]) -> None:
        mine = self.by_place.setdefault(self.place, [])
        short = shortened(sql)
        if not (READS.match(sql) or WRITES.match(sql)) or any(short == each.statement for each in mine):
            return
        run = bool(READS.match(sql)) and not WRITES.search(sql)
        options = "ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON" if run else "FORMAT JSON"
        raw = session.raw
        inner = raw.transaction()
        await inner.start()
        try:
            await raw.execute(f"SET LOCAL enable_seqscan = {self.costly}; SET LOCAL statement_timeout = 0")
            rows = await raw.fetch(f"EXPLAIN ({options}) {sql}", *args)
            told = rows[0][0]
            mine.append(plan_of(short, (json.loads(told) if isinstance(told, str) else told)[0], run=run))
        except asyncpg.PostgresError:
            pass  # no statement of which there are plans
        finally:
            await inner.rollback()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Every statement that a session fetches is explained before it is sent."""
        plans = self

        def watched(name: str) -> Any:
            method = getattr(Session, name)

            async def ask(session: Session, sql: str, *args: Any) -> Any:
                if plans.place:
                    await plans.explain(session, sql, args)
                return await method(session, sql, *args)

            return patch.object(Session, name, ask)

        with watched("fetch"), watched("fetchrow"), watched("fetchval"):
            yield


def shortened(sql: str) -> str:
    words = " ".join(sql.split())
    return words if len(words) <= 400 else f"{words[:200]} … {words[-200:]}"


def plan_of(statement: str, told: dict[str, Any], *, run: bool) -> Plan:
    nodes = list(steps(told["Plan"]))
    scans = tuple(sorted({each["Relation Name"] for each in nodes if each["Node Type"] in SEQUENTIAL}))
    indexes = tuple(sorted({each["Index Name"] for each in nodes if "Index Name" in each}))
    blocks = told["Plan"].get("Shared Hit Blocks", 0) + told["Plan"].get("Shared Read Blocks", 0) if run else -1
    walked = max(map(walked_by, nodes)) if run else -1
    return Plan(statement, scans, indexes, blocks, walked, round(told.get("Execution Time", 0.0), 2))


def steps(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for each in node.get("Plans", ()):
        yield from steps(each)


def walked_by(node: dict[str, Any]) -> int:
    thrown = sum(node.get(name, 0) for name in ("Rows Removed by Filter", "Rows Removed by Index Recheck"))
    return int((node.get("Actual Rows", 0) + thrown) * node.get("Actual Loops", 1))
