"""`talkoot evaluate search`: what the search page finds for the rows of a file."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.search.evaluating.rows import query_of, row_of
from forum.search.evaluating.scratch import ask_all
from forum.search.evaluating.searching import ENGINES, hits_of, indexed
from forum.search.weights import ALL, INGREDIENTS, without
from tests.forum.search.conftest import needs

DOCS = [
    {"id": "a", "title": "Hub reboots", "body": "The hub reboots at night.", "created_at": "2020-01-01T00:00:00Z"},
    {"id": "b", "title": "Lamp", "body": "It blinks whenever the hub reboots.", "created_at": "2021-01-01T00:00:00Z"},
    {"id": "c", "title": "", "body": "Tomatoes in a small greenhouse."},
]
QUERIES = [
    ({"id": 1, "text": "Why does my hub reboot?"}, ["a", "b"]),
    ({"id": 2, "text": "hub reboots", "before": "2020-06-01T00:00:00Z"}, ["a"]),
    ({"id": 3, "text": "hub reboots", "exclude": ["a"]}, ["b"]),
    ({"id": 4, "text": "greenhouse"}, ["c"]),
    ({"id": 5, "text": "nothing of the kind"}, []),
]


@pytest.mark.parametrize("name", ENGINES)
async def test_documents_are_found_as_the_search_page_finds_them(database: Database, tmp_path: Path, name: str):
    needs(name)
    docs = [row_of(each, number) for number, each in enumerate(DOCS)]
    await ask_all(database, docs)
    told: list[str] = []
    engine = await indexed(database, tmp_path, name, told=lambda what, _done, _of: told.append(what))
    for given, expected in QUERIES:
        assert await hits_of(database, engine, query_of(given, 1), docs=docs) == expected, given
    assert "Reading" in told


def test_each_ingredient_of_the_order_can_be_left_out():
    assert without([]) == ALL
    assert len({without([name]) for name in INGREDIENTS} | {ALL}) == len(INGREDIENTS) + 1
    assert (without(["title", "rarity"]).title, without(["title", "rarity"]).rarity) == (0.0, False)


async def test_what_is_left_out_changes_the_order(database: Database, tmp_path: Path):
    given = {"id": "1", "title": "Noise", "body": "The hub hums, the hub."}, {"id": "2", "title": "Hub"}
    docs = [row_of(each, 1) for each in given]
    await ask_all(database, docs)
    engine = await indexed(database, tmp_path, "postgres", told=lambda _what, _done, _of: None)
    query = query_of({"id": 1, "text": "hub"}, 1)
    with_it = await hits_of(database, engine, query, docs=docs)
    without_it = await hits_of(database, engine, query, docs=docs, weights=without(["title"]))
    assert (with_it, without_it) == (["2", "1"], ["1", "2"])
