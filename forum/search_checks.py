"""What `talkoot doctor` says of search: who answers, how the index stands, whether PostgreSQL had to step in."""

from collections.abc import AsyncIterator
from importlib.util import find_spec
from typing import Any

from forum.beating import DEAD
from forum.checks import Found, Level
from forum.i18n import _
from forum.settings import Settings

MUCH, FEW = 0.05, 20  # the share of searches past which PostgreSQL steps in too often; fewer searches say nothing
LATE = 2.0  # seconds that an index lags at most where all is well
HERE = """
SELECT split_part(name, ':', 1) AS machine, engine, threads, bytes, behind, share, trouble,
       extract(epoch FROM clock_timestamp() - built_at)::float8 / 3600 AS hours
  FROM search_beats
 WHERE ended_at IS NULL AND beat_at > clock_timestamp() - make_interval(secs => $1) ORDER BY name
"""
STEPPED_IN = """
SELECT count(*) FILTER (WHERE engine = 'postgres') AS times, count(*) AS searches
  FROM searches WHERE at > clock_timestamp() - interval '1 day'
"""


async def search(connection: Any, settings: Settings) -> AsyncIterator[Found]:
    engine = settings.search_engine
    if engine == "postgres":
        yield "good", "Search", _("PostgreSQL answers")
        return
    if engine == "tantivy" and find_spec(engine) is None:
        yield "bad", "Search", _("PostgreSQL answers, since tantivy is not installed: pip install 'talkoot[tantivy]'")
        return
    if await connection.fetchval("SELECT to_regclass('search_beats')") is None:
        yield "note", "Search", _("no table yet")
        return
    rows = await connection.fetch(HERE, DEAD)
    if not rows:
        yield "note", "Search", _("PostgreSQL answers, since no search process runs: start talkoot search serve")
    for row in rows:
        yield stands(row)
    times, of = await connection.fetchrow(STEPPED_IN)
    if rows and times:
        words = _(
            "PostgreSQL stepped in for %(times)s of the last day's %(searches)s searches", times=times, searches=of
        )
        yield ("note" if of >= FEW and times > MUCH * of else "good"), "Search", words


def stands(row: Any) -> Found:
    machine = row["machine"]
    if row["trouble"]:
        words = _("the index on %(machine)s cannot be kept: %(error)s", machine=machine, error=row["trouble"])
        return "bad", "Search", words
    if row["share"] is not None:
        words = _("the index on %(machine)s is being built: %(share)s percent", machine=machine, share=row["share"])
        return "note", "Search", words
    level: Level = "good" if (row["behind"] or 0) <= LATE else "note"
    return level, "Search", _(
        "%(engine)s on %(machine)s; threads: %(threads)s, size: %(size)s MB, lag: %(lag)s s, built %(hours)s h ago",
        engine=row["engine"], machine=machine, threads=row["threads"], size=round(row["bytes"] / 1e6, 1),
        lag=round(row["behind"] or 0, 1), hours=round(row["hours"] or 0, 1),
    )  # fmt: skip
