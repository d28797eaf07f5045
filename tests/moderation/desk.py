"""Short ways to act at the moderators' desk."""

from typing import Any

from forum.actor import Actor
from forum.database import Database
from moderation.flags.actions import raise_flag
from moderation.queue.actions import Choice, decide, undo
from moderation.queue.queries import Item, item
from moderation.queue.subjects import subject_named


class Desk:
    """Each deed commits; `found` is an item as it is now."""

    def __init__(self, database: Database):
        self.database = database

    async def flag(self, actor: Actor, object_id: int, kind: str = "rude", what: str = "post") -> int:
        async with self.database.writing() as session:
            subject = await subject_named(session, actor, what, object_id)
            return await raise_flag(session, actor, subject, kind=kind, note="see for yourself")

    async def found(self, actor: Actor, item_id: int) -> Item:
        async with self.database.reading() as session:
            return await item(session, actor, item_id)

    async def act(self, actor: Actor, item_id: int, verb: str, **more: Any) -> int:
        """The decision's id."""
        version = (await self.found(actor, item_id)).version
        async with self.database.writing() as session:
            return (await decide(session, actor, item_id, Choice(verb, version, **more)))[0]

    async def undo(self, actor: Actor, decision_id: int) -> None:
        async with self.database.writing() as session:
            await undo(session, actor, decision_id)
