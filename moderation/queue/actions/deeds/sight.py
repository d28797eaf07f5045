"""Approving, hiding and holding a post or comment, and putting back what was."""

from typing import Any

from forum.actor import Actor
from forum.comments.actions import hide_comment, hold_comment, release_comment, unhide_comment
from forum.database import Session
from forum.threads.actions import hide_post, hold_post, release_post, unhide_post
from moderation.queue.choices import Choice, Taken
from moderation.queue.queries.items import Item


async def approve(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """Seen again, or for the first time; what its author deleted stays deleted."""
    comment = found.object_kind == "comment"
    if found.object_state == "held":
        await (release_comment if comment else release_post)(session, actor, found.object_id)
    elif found.object_state == "hidden":
        await (unhide_comment if comment else unhide_post)(session, actor, found.object_id)
    return {"state": found.object_state}


async def hide(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    deed = hide_comment if found.object_kind == "comment" else hide_post
    await deed(session, actor, found.object_id, reason=choice.reason)
    return {"state": found.object_state}


async def hold(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    deed = hold_comment if found.object_kind == "comment" else hold_post
    await deed(session, actor, found.object_id)
    return {"state": found.object_state}


async def put_back(session: Session, actor: Actor, taken: Taken) -> None:
    """The state of before; a post that its author deleted comes back deleted, the forum remembers that itself."""
    was = taken.before["state"]
    if taken.object_kind == "comment":
        await put_comment_back(session, actor, taken, was=was)
    elif taken.object_kind == "post":
        await put_post_back(session, actor, taken, was=was)


async def put_comment_back(session: Session, actor: Actor, taken: Taken, *, was: str) -> None:
    if taken.verb == "hold":
        await release_comment(session, actor, taken.object_id)
    elif taken.verb == "hide":
        await unhide_comment(session, actor, taken.object_id)
    elif was == "held":
        await hold_comment(session, actor, taken.object_id)
    elif was == "hidden":
        await hide_comment(session, actor, taken.object_id)


async def put_post_back(session: Session, actor: Actor, taken: Taken, *, was: str) -> None:
    if taken.verb == "hold":
        await release_post(session, actor, taken.object_id)
    elif was == "held":
        await hold_post(session, actor, taken.object_id)
    elif taken.verb == "hide":
        await unhide_post(session, actor, taken.object_id)
    elif was == "hidden":
        await hide_post(session, actor, taken.object_id)
