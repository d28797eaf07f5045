"""An article that is public, and ways to bring it somewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from forum.bus import Bus
from forum.database import Database
from kb_bridge.publishing.actions.keeping import Keep, save_publisher
from tests.support.cast import Cast
from tests.support.scene import Scene

SECRET = "sesame-sesame-sesame"
RUN = "SELECT state, words, outcome FROM publisher_runs ORDER BY id DESC LIMIT 1"


@dataclass
class Elsewhere:
    """What an admin does, and what came of it."""

    database: Database
    people: Cast
    scene: Scene
    article_id: int = 0

    async def add(self, kind: str, settings: Mapping[str, str], secret: str = SECRET) -> int:
        ada = await self.people.ada()
        async with self.database.writing() as session:
            return await save_publisher(session, ada, Keep(kind, "Theirs", settings, secret))

    async def last(self) -> tuple[str, str, str]:
        async with self.database.reading() as session:
            row: Any = await session.fetchrow(RUN)
            return row["state"], row["words"], row["outcome"]

    async def there(self) -> tuple[str, str, bool] | None:
        """Number and version there, and whether it is gone."""
        async with self.database.reading() as session:
            row: Any = await session.fetchrow("SELECT foreign_id, foreign_version, gone_at FROM publications")
            return (row["foreign_id"], row["foreign_version"], row["gone_at"] is not None) if row else None


@pytest.fixture
def open_door(bus: Bus, tmp_path: Path) -> Iterator[Path]:
    """Servers on this machine may be reached, and a folder of git trees; restored afterwards."""
    before = bus.given
    assert before is not None
    bus.given = replace(before, outgoing_networks=("127.0.0.0/8",), git_folder=tmp_path)
    yield tmp_path
    bus.given = before


@pytest.fixture
async def elsewhere(recurring, people: Cast, database: Database, scene: Scene, open_door) -> Elsewhere:
    """With an article whose coming nobody elsewhere has heard of."""
    await recurring.ripe()
    url = await recurring.accepted()
    await recurring.settle()
    return Elsewhere(database, people, scene, int(url.split("/")[2]))
