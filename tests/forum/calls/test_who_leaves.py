"""Of somebody who left no words are kept beside their call, and nothing waits that cannot be opened."""

from forum.belongings.actions.leaving import go_on_leaving, want_to_leave
from forum.calls.actions import CASE, Wish, call_a_person
from forum.settings import Settings
from tests.support.cast import Cast
from tests.support.scene import Scene

WORDS = "My number is 555-0100, please ring me."
KEPT = "SELECT count(*) FROM {0} x WHERE strpos(to_jsonb(x)::text, '555-0100') > 0"


async def test_nothing_of_a_call_is_left_when_its_writer_leaves(people: Cast, scene: Scene, settings: Settings) -> None:
    asha = await people.asha()
    async with scene.database.writing() as session:
        await call_a_person(session, asha, Wish(body=WORDS))
        await want_to_leave(session, asha, asha.id or 0, "kept")
        await session.fetchval("UPDATE leavings SET due_at = asked_at")
    waiting = "SELECT count(*) FROM reviewables WHERE object_kind = $1 AND state = 'open'"
    assert await scene.value(waiting, CASE) == 1
    assert not await go_on_leaving(scene.database, settings, asha.id or 0)
    assert await scene.value(waiting, CASE) == 0
    left = {table: await scene.value(KEPT.format(table)) for table in ("calls", "events", "review_reasons")}
    assert left == {"calls": 0, "events": 0, "review_reasons": 0}
