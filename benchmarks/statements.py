"""The plan of every hot statement on a large forum, kept in `benchmarks/statements.json`.

    python benchmarks/statements.py [threads]      # makes a forum of its own (10,000 threads), and keeps the plans
    TALKOOT_DATA=folder python benchmarks/statements.py     # of a forum that `talkoot load-demo` filled there

Pages are asked for as a visitor and as an admin, deeds are done and their jobs heard, all in one transaction that is
taken back; each statement that reads is run once more under EXPLAIN (ANALYZE, BUFFERS). Printed are those that read a
table of more than 5,000 rows from end to end, and those that walk through most rows. Figures of time are left out of
the file: they are the machine's.
"""

import asyncio
import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from forum.app import create_app
from forum.embedded import EmbeddedPostgres
from forum.measuring.actions import load_made_up
from forum.migrating import upgrade
from forum.one_transaction import one_transaction
from forum.settings import Settings
from tests.support.hot import do_the_deeds, look_at_pages
from tests.support.plans import Plans

KEPT = Path(__file__).with_suffix(".json")
LARGE = 5_000
TOLD = int(os.environ.get("TOLD", "110"))
SIZES = "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' AND reltuples >= $1"


async def gather(url: str, threads: int | None) -> tuple[Plans, set[str], int]:
    settings = replace(Settings.read(os.environ), database_url=url, direct_url=url)
    app = create_app(settings)
    database, plans = app.state.house.database, Plans()
    if threads:
        await load_made_up(database, threads)
    async with database.reading() as session:
        large = {row["relname"] for row in await session.fetch(SIZES, LARGE)}
        count = await session.fetchval("SELECT count(*) FROM threads")
    async with one_transaction(database, keep=False) as everything:
        app.state.house.database = everything
        with plans.watching():
            await look_at_pages(app, everything, plans)
            await do_the_deeds(everything, plans)
    await database.close()
    return plans, large, count


def main() -> None:
    given = os.environ.get("TALKOOT_DATA")
    with tempfile.TemporaryDirectory(prefix="talkoot-statements-") as folder:
        data = Path(given or folder)
        os.environ["TALKOOT_DATA"] = str(data)
        postgres = EmbeddedPostgres(data / "postgres")
        try:
            url = postgres.start()
            upgrade(url)
            threads = None if given else int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
            plans, large, count = asyncio.run(gather(url, threads))
        finally:
            postgres.stop()
    told = tell(plans, large)
    if "--keep" in sys.argv or not given:
        KEPT.write_text(json.dumps({"threads": count, "large": sorted(large), "statements": told}, indent=0) + "\n")


def tell(plans: Plans, large: set[str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for place, statements in plans.by_place.items():
        for each in statements:
            blank = {"statement": each.statement, "places": [], "scans": [], "indexes": []}
            row: dict[str, Any] = found.setdefault(each.statement, {**blank, "blocks": 0, "walked": 0, "ms": 0})
            row["places"].append(place)
            row["scans"] = sorted({*row["scans"], *(large & set(each.scans))})
            row["indexes"] = sorted({*row["indexes"], *each.indexes})
            for name, value in (("blocks", each.blocks), ("walked", each.walked), ("ms", each.milliseconds)):
                row[name] = max(row[name], value)
    rows = sorted(found.values(), key=lambda row: -row["walked"])
    for row in rows:
        if row["scans"] or row["walked"] > 1_000:
            numbers = f"{row['walked']:>9,} rows {row['blocks']:>7,} blocks {row['ms']:>8.1f} ms"
            where = f"{row['places'][0]} ({len(row['places'])})"
            print(f"{numbers} {','.join(row['scans']):16} {where}: {row['statement'][:TOLD]}")
        row["places"] = row["places"][:3]
        del row["ms"]
    print(f"{len(rows)} statements")
    return sorted(rows, key=lambda row: str(row["statement"]))


if __name__ == "__main__":
    main()
