"""From a post or comment to the subject of an item, for whoever may see it."""

from forum.actor import Actor
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.threads.queries import visible_post
from moderation.queue.grounds import Subject


async def subject_named(session: Session, actor: Actor, kind: str, object_id: int) -> Subject:
    """The post or comment if this actor may see it; NotThere otherwise."""
    if kind == "comment":
        comment = await visible_comment(session, actor, object_id)
        return Subject("comment", comment.id, comment.thread_id, comment.author_id)
    post = await visible_post(session, actor, object_id)
    return Subject("post", post.id, post.thread_id, post.author_id)
