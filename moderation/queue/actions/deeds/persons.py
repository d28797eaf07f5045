"""What is done about an author: a warning, a silence, a suspension, or an answer in the thread."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads.actions import delete_post, post_answer
from moderation.queue.choices import Choice, Taken
from moderation.queue.queries.items import Item
from moderation.sanctions import actions as sanctions


async def warn(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    return await sanctions.warn(session, actor, found.author_id or 0, choice.reason)


async def silence(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    return await sanctions.silence(session, actor, found.author_id or 0, choice.reason, days=choice.days)


async def suspend(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    return await sanctions.suspend(session, actor, found.author_id or 0, choice.reason, days=choice.days)


async def lift(session: Session, actor: Actor, taken: Taken) -> None:
    await sanctions.lift(session, actor, taken.object_id, taken.before)


async def reply(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """An answer by the moderator in the thread."""
    if not choice.body.strip():
        raise Invalid({"body": _("Please write something first.")})
    made = await post_answer(session, actor, found.thread_id or 0, choice.body, template_id=choice.template or None)
    return {"post_id": made.post_id}


async def take_back_reply(session: Session, actor: Actor, taken: Taken) -> None:
    await delete_post(session, actor, taken.before["post_id"])
