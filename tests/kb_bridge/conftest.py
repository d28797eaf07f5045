"""A recurring question: six people ask the same in their own words, and others ask other things."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.threads.actions import Answered, Asked, accept_answer
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.proposals import Edit
from kb_bridge.citations import markdown
from kb_bridge.queries.proposals import proposal
from kb_bridge.rows import ProposalRow
from tests.support.cast import Cast
from tests.support.scene import Scene

OFFLINE = (
    (
        "Hub offline since the new router",
        "New router since Monday. The hub stays offline, its light blinks amber.",
    ),
    (
        "New router and now the hub is offline",
        "With the new one the hub blinks amber and is offline.",
    ),
    (
        "hub offline after router swap",
        "hello, swapped the router. the hub is offline and blinks amber. thanks!",
    ),
    ("My hub stays offline with the new router", "The new router works for my phone. The hub is offline all the same."),
    (
        "Router changed: hub offline, light amber",
        "Changed the router, same password. The hub stays offline. What now?",
    ),
    (
        "After changing the router the hub is offline",
        "All is online with the new router but the hub, which blinks amber.",
    ),
)
OTHERS = (
    ("Refund for an annual plan", "I cancelled last week and would like my money back for the rest of the year."),
    ("Valve leaks at the thread", "Water drips where the valve meets the hose, even with new tape around it."),
    ("Show the soil readings in Fahrenheit", "Is there a setting for units of temperature in the charts?"),
)
ANSWER = """Hi! The hub only knows its old network. To teach it the new one:

1. Hold the setup button for **8 seconds**, until the light is violet.
2. In the app choose *Move hub to a new network*.
3. Type the new password and wait for green.

The probes stay paired, because they talk to the hub by radio. Write to lin@example.com if it fails. Good luck!"""


@dataclass
class Recurring:
    """Ways to make a topic ripen."""

    scene: Scene
    people: Cast
    database: Database
    settle: Callable

    async def asker(self, number: int) -> Actor:
        return await self.people.person(f"asker{number}", trust_level=2)

    async def ask(self, number: int, **more) -> Asked:
        title, body = OFFLINE[number]
        return await self.scene.ask(await self.asker(number), title=title, body=body, **more)

    async def ask_all(self, times: int = 5, answer: str = ANSWER) -> list[Asked]:
        """As many people ask; the first is answered by lin and marks it as solved. Nobody has heard yet."""
        asked = [await self.ask(number) for number in range(times)]
        await self.solve(asked[0], answer)
        return asked

    async def solve(self, asked: Asked, answer: str = ANSWER) -> Answered:
        answered = await self.scene.answer(await self.people.lin(), asked.thread_id, answer)
        async with self.database.writing() as session:
            await accept_answer(session, await self.people.mo(), answered.post_id)
        return answered

    async def ripe(self, times: int = 5) -> list[Asked]:
        asked = await self.ask_all(times)
        await self.settle()
        return asked

    async def proposal_id(self) -> int | None:
        found: int | None = await self.scene.value("SELECT id FROM proposals WHERE state = 'open'")
        return found

    async def draft(self) -> ProposalRow:
        """The open proposal, as an editor sees it."""
        proposal_id = await self.proposal_id()
        assert proposal_id is not None, "nothing has ripened"
        eva = await self.people.eva()
        async with self.database.reading() as session:
            return await proposal(session, eva, proposal_id)

    async def edit(self, **changed: Any) -> Edit:
        """What an editor would send who likes the draft as it is, but for what is given."""
        found = await self.draft()
        source = found.edited_source or markdown(found.draft, found.posts)
        return replace(Edit(found.version, found.title, source), **changed)

    async def accepted(self, **changed: Any) -> str:
        """The address of the article made of the open proposal."""
        found, edit = await self.draft(), await self.edit(**changed)
        eva = await self.people.eva()
        async with self.database.writing() as session:
            return await accept_proposal(session, eva, found.id, edit)

    async def topic_of(self, asked: Asked) -> int | None:
        sql = "SELECT topic_id FROM topic_threads WHERE thread_id = $1"
        found: int | None = await self.scene.value(sql, asked.thread_id)
        return found


@pytest.fixture
def recurring(scene: Scene, people: Cast, database: Database, settle: Callable) -> Recurring:
    return Recurring(scene, people, database, settle)
