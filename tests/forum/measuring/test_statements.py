"""No hot statement reads a large table from end to end: neither here, where PostgreSQL would rather not, nor in the
plans of a large forum that `python benchmarks/statements.py` keeps."""

import json
from pathlib import Path

import pytest

from forum.app import Forum
from forum.bus import Bus
from forum.measuring.actions import load_made_up
from forum.one_transaction import one_transaction
from tests.support.crowd import committing
from tests.support.hot import do_the_deeds, look_at_pages
from tests.support.plans import Plans
from tests.support.postgres import SessionPostgres

KEPT = Path(__file__).resolve().parents[3] / "benchmarks" / "statements.json"
LARGE = {
    "threads", "posts", "comments", "votes", "events", "revisions", "thread_tags", "follows", "ledger_entries",
    "search_documents",
}  # fmt: skip
# Of somebody who has answered nine thousand times: to read all threads once is quicker than to look at each of theirs.
OF_THE_BUSIEST = (
    "SELECT (SELECT count(*) FROM threads t JOIN categories",
    "WITH answers AS ( SELECT p.author_id AS user_id",
)


@pytest.fixture(scope="module")
async def plans(postgres: SessionPostgres, bus: Bus, shared_app: Forum) -> Plans:
    """With reading from end to end made dear: what does it still has no index that could serve. Slow, since it looks at
    every page once."""
    found = Plans(costly="off")
    async with committing(postgres, "statements", bus) as database:
        await load_made_up(database, 30)
        async with one_transaction(database, keep=False) as everything:
            before = shared_app.state.house.database
            shared_app.state.house.database = everything
            try:
                with found.watching():
                    await look_at_pages(shared_app, everything, found, staff=False)
                    await do_the_deeds(everything, found)
            finally:
                shared_app.state.house.database = before
    return found


async def test_every_hot_statement_has_an_index(plans: Plans) -> None:
    assert sum(map(len, plans.by_place.values())) > 100
    found = {(place, table) for place, mine in plans.by_place.items() for each in mine for table in each.scans}
    assert {(place, table) for place, table in found if table in LARGE} == set()


def test_the_plans_of_a_large_forum_are_kept_and_scan_nothing_large() -> None:
    kept = json.loads(KEPT.read_text())
    assert kept["threads"] >= 100_000
    assert {"threads", "posts", "votes", "events"} <= set(kept["large"])
    hot = [each for each in kept["statements"] if not all(place.startswith("admin") for place in each["places"])]
    assert len(hot) > 100
    scanning = [each["statement"] for each in hot if LARGE & set(each["scans"])]
    assert [each for each in scanning if not each.startswith(OF_THE_BUSIEST)] == []
