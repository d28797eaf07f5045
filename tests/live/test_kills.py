"""No acknowledged write is lost at kill -9 of web, worker or PostgreSQL: a short run of benchmarks/kills.py."""

import pytest

from benchmarks.kills import KINDS, harness
from tests.support.postgres import place

pytestmark = pytest.mark.live


async def test_every_acknowledged_write_is_there_once_after_each_kind_of_kill() -> None:
    with place() as folder:
        run, wrong = await harness(folder, 24, len(KINDS))
    assert wrong == dict.fromkeys(wrong, 0)
    assert set(KINDS) <= set(run.killed)
    assert len(run.acknowledged) >= 24
