"""What is done to the thread around a post: locking, moving, marking as a duplicate, merging, splitting."""

from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import Refused
from forum.i18n import _
from forum.threads.actions import (
    clear_duplicate,
    lock_thread,
    mark_duplicate,
    merge_threads,
    move_answers,
    move_thread,
    rejoin,
    split_answer,
    unlock_thread,
)
from forum.threads.actions.pacing import set_pace
from moderation.queue.choices import Choice, Taken
from moderation.queue.queries.items import Item


async def lock(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    thread_id = found.thread_id or 0
    return {"changed": await lock_thread(session, actor, thread_id), "thread_id": thread_id}


async def unlock(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    thread_id = found.thread_id or 0
    return {"changed": await unlock_thread(session, actor, thread_id), "thread_id": thread_id}


async def take_back_lock(session: Session, actor: Actor, taken: Taken) -> None:
    if taken.before["changed"]:
        deed = unlock_thread if taken.verb == "lock" else lock_thread
        await deed(session, actor, taken.before["thread_id"])


async def not_here(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """A thread is slowed on a page of its own, not as a decision about an item."""
    raise Refused(_("That cannot be decided here."))


async def take_back_pace(session: Session, actor: Actor, taken: Taken) -> None:
    until = taken.before["until"]
    moment = datetime.fromisoformat(until) if until else None
    await set_pace(session, actor, taken.before["thread_id"], minutes=taken.before["minutes"], until=moment)


async def mark(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    thread_id = found.thread_id or 0
    before = await mark_duplicate(session, actor, thread_id, choice.target)
    return {"thread_id": thread_id, "duplicate_of_id": before.duplicate_of_id}


async def take_back_mark(session: Session, actor: Actor, taken: Taken) -> None:
    before, thread_id = taken.before["duplicate_of_id"], taken.before["thread_id"]
    if before is None:
        await clear_duplicate(session, actor, thread_id)
    else:
        await mark_duplicate(session, actor, thread_id, before)


async def move(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    before = await move_thread(session, actor, found.thread_id or 0, choice.target)
    return {"thread_id": before.id, "category_id": before.category_id}


async def move_back(session: Session, actor: Actor, taken: Taken) -> None:
    await move_thread(session, actor, taken.before["thread_id"], taken.before["category_id"])


async def merge(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """The answers go to the other thread, and this question says that it was asked there."""
    thread_id = found.thread_id or 0
    moved = await merge_threads(session, actor, thread_id, choice.target)
    marked = await mark(session, actor, found, choice)
    return {**marked, "post_ids": moved}


async def part(session: Session, actor: Actor, taken: Taken) -> None:
    await move_answers(session, actor, tuple(taken.before["post_ids"]), taken.before["thread_id"])
    await take_back_mark(session, actor, taken)


async def split(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    made = await split_answer(session, actor, found.object_id, title=choice.title)
    return {"thread_id": found.thread_id, "new_thread_id": made.thread_id}


async def join(session: Session, actor: Actor, taken: Taken) -> None:
    await rejoin(session, actor, taken.before["new_thread_id"], into=taken.before["thread_id"])
