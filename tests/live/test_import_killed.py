"""An import that is killed in the middle goes on where it stood, and brings nothing twice."""

import asyncio
import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from forum.addresses import for_asyncpg
from tests.support.archives import write_archive
from tests.support.postgres import SessionPostgres

pytestmark = pytest.mark.live
ROOT = Path(__file__).resolve().parents[2]
QUESTIONS, VOTES, KILLS = 200, 2_000, 2
TOPICS = 200
DAY = "2020-01-01T00:00:00"
ROWS: dict[str, Any] = {
    "users": [{"user": f"u{n}", "created_at": DAY} for n in range(20)],
    "topics": [
        {"id": n, "title": f"How does part {n} fit?", "categories": ["Help"], "user": f"u{n % 20}", "created_at": DAY}
        for n in range(1, TOPICS + 1)
    ],
    "posts": [
        {
            "topic_id": n,
            "n": place,
            "user": f"u{(n + place) % 20}",
            "created_at": DAY,
            "md": f"Words of {n} and {place}.",
        }
        for n in range(1, TOPICS + 1)
        for place in (1, 2)
    ],
    "comments": [],
    "votes": [
        {"topic_id": n, "n": 1, "user": f"u{(n + each) % 20}", "value": 1, "created_at": DAY}
        for n in range(1, TOPICS + 1)
        for each in (5, 6, 7)
    ],
}


def write_dump(folder: Path) -> Path:
    people = [(n, f"Person {n}", DAY) for n in range(1, 101)]
    posts = [(n, 1, DAY, f"How does part {n} fit?", n % 100 + 1) for n in range(1, QUESTIONS + 1)]
    votes = [(n, n % QUESTIONS + 1, 2, DAY) for n in range(1, VOTES + 1)]
    for name, columns, rows in (
        ("Users", ("Id", "DisplayName", "CreationDate"), people),
        ("Posts", ("Id", "PostTypeId", "CreationDate", "Title", "OwnerUserId"), posts),
        ("Votes", ("Id", "PostId", "VoteTypeId", "CreationDate"), votes),
    ):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
    return folder


def counts(url: str) -> dict[str, int]:
    return asyncio.run(counted(url))


async def counted(url: str) -> dict[str, int]:
    connection = await asyncpg.connect(for_asyncpg(url))
    try:
        tables = ("users", "threads", "posts", "votes", "comments", "ledger_entries", "imported")
        return {table: await connection.fetchval(f"SELECT count(*) FROM {table}") for table in tables}
    finally:
        await connection.close()


def test_killed_again_and_again_it_ends_with_every_row_once(postgres: SessionPostgres, tmp_path: Path) -> None:
    dump = write_dump(folder(tmp_path))
    found = killed_and_gone_on(postgres, tmp_path, "stackexchange", dump, VOTES)
    assert {name: found[name] for name in ("users", "threads", "posts", "votes", "ledger_entries")} == {
        "users": 100, "threads": QUESTIONS, "posts": QUESTIONS, "votes": VOTES, "ledger_entries": VOTES,
    }  # fmt: skip


def test_an_archive_goes_on_as_well(postgres: SessionPostgres, tmp_path: Path) -> None:
    archive = write_archive(folder(tmp_path), zipped=False, **ROWS)
    found = killed_and_gone_on(postgres, tmp_path, "archive", archive, TOPICS * 3)
    assert {name: found[name] for name in ("users", "threads", "posts", "votes", "comments")} == {
        "users": 20, "threads": TOPICS, "posts": TOPICS * 2, "votes": TOPICS * 3, "comments": 0,
    }  # fmt: skip


def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dump"
    made.mkdir()
    return made


def killed_and_gone_on(postgres: SessionPostgres, tmp_path: Path, kind: str, dump: Path, votes: int) -> dict[str, int]:
    """What there is after an import that was killed at each share of its votes, and then left in peace."""
    name = f"killed_{kind}"
    url = postgres.create(name, template="template")
    environment = {**os.environ, "TALKOOT_DATA": str(tmp_path / "data"), "TALKOOT_DATABASE_URL": url}
    run = [sys.executable, "-c", "from forum.cli import main; main()"]
    command = [*run, "import", kind, str(dump), "--json"]
    try:
        killed = 0
        for share in range(1, KILLS + 1):
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=-1)
            while process.poll() is None and counts(url)["votes"] < share * votes // (KILLS + 1):
                time.sleep(0.02)
            killed += process.poll() is None
            process.kill()
            process.communicate()
        assert killed == KILLS
        last = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        report = json.loads(last.stdout.splitlines()[-1])
        assert report["kinds"]["votes"]["already"] > 0
        told = subprocess.run([*run, "recount", "--json"], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert json.loads(told.stdout.splitlines()[-1])["drift"] == 0
        return counts(url)
    finally:
        postgres.drop(name)
