"""After the demonstration is gone, badges are what is left makes of them, without a command."""

import pytest

from forum.bus import publish
from forum.database import Database
from forum.demo.events import DemonstrationRemoved
from forum.events import FlagJudged
from reputation.badges.actions import recounting
from tests.support.cast import Cast
from tests.support.scene import Scene

HELD = "SELECT array_agg(badge ORDER BY badge) FROM awards WHERE user_id = $1 AND revoked_at IS NULL"


async def test_everybody_is_looked_at_some_at_a_time_until_nobody_is_left(
    people: Cast, scene: Scene, database: Database, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "AT_ONCE", 1)
    asked = [await scene.ask(who) for who in (await people.asha(), await people.bo(), await people.lin())]
    await settle()
    async with database.writing() as session:
        await session.fetchval("UPDATE awards SET revoked_at = now() WHERE user_id = $1", (await people.lin()).id)
        await session.fetchval("UPDATE threads SET state = 'deleted' WHERE id = $1", asked[1].thread_id)
        await publish(session, DemonstrationRemoved(None, 1, 1))
    await settle()
    assert await scene.value(HELD, (await people.asha()).id) == ["first-question"]
    assert await scene.value(HELD, (await people.bo()).id) is None
    assert await scene.value(HELD, (await people.lin()).id) == ["first-question"]
    assert await scene.value("SELECT count(*) FROM events WHERE name = 'BadgesRecounted'") == 3


async def test_a_report_that_was_right_brings_a_badge_and_takes_it_when_the_decision_is_undone(
    people: Cast, scene: Scene, database: Database, settle
) -> None:
    bo, held = await people.bo(), []
    for good in (True, None):
        async with database.writing() as session:
            await publish(session, FlagJudged(None, bo.id or 0, 7, good))
        await settle()
        held.append(await scene.value(HELD, bo.id))
    assert held == [["raised-hand"], None]
