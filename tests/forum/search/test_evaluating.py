"""`talkoot evaluate search`: what the search page finds for the rows of a file."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.search.evaluating.rows import query_of, row_of
from forum.search.evaluating.scratch import ask_all
from forum.search.evaluating.searching import ENGINES, hits_of, indexed

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
    docs = [row_of(each, number) for number, each in enumerate(DOCS)]
    await ask_all(database, docs)
    told: list[str] = []
    engine = await indexed(database, tmp_path, name, told=lambda what, _done, _of: told.append(what))
    for given, expected in QUERIES:
        assert await hits_of(database, engine, query_of(given, 1), docs=docs) == expected, given
    assert "Reading" in told
