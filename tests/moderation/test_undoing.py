"""Every decision undone restores the state before it, ledger included."""

from random import Random
from typing import Any

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Conflict
from forum.threads.actions import accept_answer
from forum.votes.actions import cast_vote
from moderation.queue.policy import possible
from moderation.queue.queries.items import situation_of
from tests.moderation.desk import Desk
from tests.support.cast import Cast
from tests.support.scene import Scene

STATE = """
SELECT (SELECT jsonb_agg(jsonb_build_array(id, thread_id, kind, state, score, comment_count) ORDER BY id) FROM posts
        WHERE state <> 'deleted'),
       (SELECT jsonb_agg(jsonb_build_array(id, category_id, state, locked_at, answer_count, accepted_post_id,
            solved_at, solved_by_id, duplicate_of_id, last_activity_at) ORDER BY id) FROM threads
        WHERE state <> 'deleted'),
       (SELECT jsonb_agg(jsonb_build_array(id, state, thread_id) ORDER BY id) FROM comments),
       (SELECT jsonb_agg(jsonb_build_array(id, reputation, suspended_until, silenced_until, trust_level) ORDER BY id)
        FROM users),
       (SELECT jsonb_object_agg(user_id, total) FROM (
            SELECT user_id, sum(amount) AS total FROM ledger_entries GROUP BY user_id HAVING sum(amount) <> 0) book),
       (SELECT jsonb_agg(jsonb_build_array(user_id, kind) ORDER BY id) FROM sanctions WHERE lifted_at IS NULL),
       (SELECT jsonb_agg(jsonb_build_array(object_kind, object_id, state, useful) ORDER BY id) FROM reviewables)
"""
VERBS: dict[str, dict[str, Any]] = {
    "approve": {}, "hide": {"reason": "no"}, "hold": {}, "lock": {}, "warn": {"reason": "no"}, "move": {},
    "silence": {"reason": "no", "days": 3}, "suspend": {"reason": "no", "days": 9}, "split": {"title": "Of its own"},
    "unlock": {}, "duplicate": {}, "merge": {}, "reply": {"body": "Please look at the manual first."},
}  # fmt: skip


class Stage:
    """A question with a voted, accepted answer and another one, and a second thread."""

    def __init__(self, database: Database, scene: Scene, people: Cast):
        self.database, self.scene, self.people, self.desk = database, scene, people, Desk(database)
        self.ids: dict[str, int] = {}

    async def build(self) -> "Stage":
        asha, lin, bo = await self.people.asha(), await self.people.lin(), await self.people.bo()
        asked = await self.scene.ask(asha)
        solved = await self.scene.answer(lin, asked.thread_id)
        plain = await self.scene.answer(bo, asked.thread_id, "Or take the battery out for a minute.")
        other = await self.scene.ask(lin, title="The hub lost its network")
        async with self.database.writing() as session:
            await cast_vote(session, bo, solved.post_id, 1)
            await cast_vote(session, lin, asked.post_id, 1)
            await accept_answer(session, asha, solved.post_id)
        self.ids = {"opening": asked.post_id, "solved": solved.post_id, "plain": plain.post_id}
        self.ids |= {"target": other.thread_id, "elsewhere": await self.scene.category("elsewhere")}
        return self

    async def state(self) -> tuple[Any, ...]:
        async with self.database.reading() as session:
            return tuple(await session.fetchrow(STATE))

    async def offered(self, moderator: Actor, item_id: int) -> list[str]:
        found = await self.desk.found(moderator, item_id)
        return [verb.id for verb in possible(moderator, situation_of(found, moderator)) if found.state == "open"]

    async def act(self, moderator: Actor, item_id: int, verb: str) -> int:
        more = dict(VERBS[verb])
        if verb in ("duplicate", "merge"):
            more["target"] = self.ids["target"]
        if verb == "move":
            more["target"] = self.ids["elsewhere"]
        return await self.desk.act(moderator, item_id, verb, **more)


@pytest.mark.parametrize("about", ["opening", "solved", "plain"])
async def test_each_decision_undone_restores_what_was(
    database: Database, scene: Scene, people: Cast, about: str
) -> None:
    stage, mo = await Stage(database, scene, people).build(), await people.mo()
    item_id = await stage.desk.flag(await people.person("dee", trust_level=1), stage.ids[about])
    offered = await stage.offered(mo, item_id)
    assert set(offered) >= {"approve", "hide", "hold", "warn", "silence", "suspend", "lock"}
    for verb in offered:
        before = await stage.state()
        decision = await stage.act(mo, item_id, verb)
        if verb != "approve":
            assert await stage.state() != before, verb
        await stage.desk.undo(mo, decision)
        assert await stage.state() == before, verb
        with pytest.raises(Conflict):
            await stage.desk.undo(mo, decision)


@pytest.mark.parametrize("seed", range(4))
async def test_any_row_of_decisions_undone_backwards_restores_what_was(
    database: Database, scene: Scene, people: Cast, seed: int
) -> None:
    """Rows of five, drawn among what is possible at each step."""
    stage, mo, luck = await Stage(database, scene, people).build(), await people.mo(), Random(seed)
    item_id = await stage.desk.flag(
        await people.person("dee", trust_level=1), luck.choice(list(stage.ids.values())[:3])
    )
    before, taken = await stage.state(), []
    for _step in range(5):
        offered = [verb for verb in await stage.offered(mo, item_id) if verb not in ("reply", "split")]
        if not offered:
            break
        taken.append(await stage.act(mo, item_id, luck.choice(offered)))
    for decision in reversed(taken):
        await stage.desk.undo(mo, decision)
    assert await stage.state() == before
