"""Deleting a post, and bringing it back."""

from forum.actor import Actor
from forum.database import Session
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.states import bring_back, state_before, take_away
from forum.threads.queries import locked_post
from forum.threads.refusals import require
from forum.threads.rows import PostRow


async def delete_post(session: Session, actor: Actor, post_id: int) -> PostRow:
    """Gone for readers, kept for the log; deleting again changes nothing. Returns the post as it was."""
    thread, post = await locked_post(session, actor, post_id)
    if post.state == "deleted" and actor.is_signed_in:
        return post
    allowed = policy.may_delete(actor, post, thread, session.now)
    answered = policy.is_author(actor, post) and post.is_opening and thread.answer_count > 0
    because = _("Others have answered, so this question stays. You can edit it.") if answered else None
    require(allowed, actor, session.now, because)
    await take_away(session, actor, thread, post=post, state="deleted")
    return post


async def undelete_post(session: Session, actor: Actor, post_id: int) -> PostRow:
    """Back in the state in which it was deleted: what waited for review waits again."""
    thread, post = await locked_post(session, actor, post_id)
    if post.state != "deleted" and actor.is_signed_in:
        return post
    require(policy.may_undelete(actor, post, thread, session.now), actor, session.now)
    await bring_back(session, actor, thread, post=post, state=await state_before(session, post))
    return post
