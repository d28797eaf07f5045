"""What the demonstration's flags and decisions mean: `(session, actor, step)`, through the same actions."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.threads.actions import lock_thread
from moderation.flags.actions import raise_flag
from moderation.queue.actions import Choice, decide
from moderation.queue.actions.deciding import Entry, enter
from moderation.queue.queries import item, open_item_about
from moderation.queue.subjects import subject_named
from moderation.sanctions.actions import suspend, warn


async def flag(session: Session, actor: Actor, step: Any) -> None:
    subject = await subject_named(session, actor, "post", step.post_id)
    await raise_flag(session, actor, subject, kind=step.text("reason"), note=step.text("note"))


async def approve(session: Session, actor: Actor, step: Any) -> None:
    await decide_about(session, actor, step, "approve")


async def hide(session: Session, actor: Actor, step: Any) -> None:
    await decide_about(session, actor, step, "hide")


async def decide_about(session: Session, actor: Actor, step: Any, verb: str) -> None:
    item_id = await open_item_about(session, "post", step.post_id)
    if item_id is None:
        raise LookupError(f"nothing waits about {step.on} of {step.tale}")
    found = await item(session, actor, item_id)
    await decide(session, actor, item_id, Choice(verb, found.version, step.text("reason")))


async def warn_person(session: Session, actor: Actor, step: Any) -> None:
    before = await warn(session, actor, step.user_id, step.text("reason"))
    await enter(session, actor, Entry("warn", "user", step.user_id, step.text("reason")), before)


async def suspend_person(session: Session, actor: Actor, step: Any) -> None:
    before = await suspend(session, actor, step.user_id, step.text("reason"), days=step.number("days", 7))
    await enter(session, actor, Entry("suspend", "user", step.user_id, step.text("reason")), before)


async def lock(session: Session, actor: Actor, step: Any) -> None:
    changed = await lock_thread(session, actor, step.thread_id)
    entry = Entry("lock", "post", step.post_id, step.text("reason"))
    await enter(session, actor, entry, {"changed": changed, "thread_id": step.thread_id})


DEMO_VERBS = {
    "flag": flag, "approve": approve, "reject": hide, "hide": hide, "warn": warn_person, "suspend": suspend_person,
    "lock": lock,
}  # fmt: skip
