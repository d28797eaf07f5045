"""The demonstration community, told once by the command for all tests that look at it.

Each of them gets a database of its own, or forgets what it did; all of them run one after another (`pytestmark =
TOLD_ONCE`), since another core would have to tell the whole again.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.postgres import SessionPostgres

GROUP = "demonstration"
TOLD_ONCE = pytest.mark.xdist_group(GROUP)
ROOT = Path(__file__).resolve().parents[2]
TOLD = "told"


@dataclass(frozen=True)
class Demonstration:
    """`said` is what the commands said that told it: `demo --remove` in an empty forum, then `demo`."""

    postgres: SessionPostgres
    refused: "subprocess.CompletedProcess[str]"
    said: "subprocess.CompletedProcess[str]"

    def copy(self, name: str) -> str:
        """The address of a new database with the demonstration in it."""
        return self.postgres.create(name, template=TOLD)


def tell(postgres: SessionPostgres, data: Path) -> Demonstration:
    url = postgres.create(TOLD, template="template")
    refused = talkoot(data, url, "demo", "--remove")
    return Demonstration(postgres, refused, talkoot(data, url, "demo"))


def talkoot(data: Path, url: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """A command of the forum in this database; it may fail."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALKOOT_")}
    settings = {"TALKOOT_DATA": str(data), "TALKOOT_DATABASE_URL": url, "COLUMNS": "200"}
    order = [sys.executable, "-m", "forum.cli", *words]
    return subprocess.run(order, cwd=ROOT, env=kept | settings, capture_output=True, text=True, check=False)
