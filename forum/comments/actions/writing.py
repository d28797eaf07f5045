"""Making a remark, and correcting it."""

from sqlalchemy import insert, update

from forum.actor import Actor
from forum.bus import publish
from forum.comments import policy
from forum.comments.events import CommentEdited, CommentPosted
from forum.comments.models import Comment
from forum.comments.queries import visible_comment
from forum.comments.rows import CommentRow
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.markup import render
from forum.threads.actions.pacing import keep_pace
from forum.threads.bodies import clean_body
from forum.threads.models import Post
from forum.threads.queries import visible_post, visible_thread
from forum.threads.refusals import require
from forum.tongues import language_of

LENGTH_LEAST, LENGTH_MOST = 2, 600


async def post_comment(session: Session, actor: Actor, post_id: int, body: str) -> CommentRow:
    """A new comment under a post that readers see; the post's count is written last."""
    post = await visible_post(session, actor, post_id)
    thread = await visible_thread(session, actor, post.thread_id)
    because = _("This thread is locked.") if thread.locked_at else None
    require(policy.may_comment(actor, post, thread, session.now), actor, session.now, because)
    await keep_pace(session, actor, thread)
    source = clean_comment(body)
    shown = await render(source)
    statement = insert(Comment).values(
        thread_id=thread.id,
        post_id=post.id,
        author_id=actor.id,
        author_label=None if actor.id else actor.display_name,
        body_source=source,
        body_html=shown.html,
        render_version=shown.version,
        language=language_of(source),
        created_at=session.now,
    )
    comment_id = await session.scalar(statement.returning(Comment.id))
    await publish(session, CommentPosted(actor.id, thread.id, post.id, comment_id, post.author_id, shown.mentions))
    await session.execute(update(Post).where(Post.id == post.id).values(comment_count=Post.comment_count + 1))
    return await visible_comment(session, actor, comment_id)


async def edit_comment(session: Session, actor: Actor, comment_id: int, body: str) -> CommentRow:
    """The comment says something else; what it said before is not kept."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    because = _("Comments can be changed for ten minutes. You can delete it and write a new one.")
    require(policy.may_edit_comment(actor, comment, session.now), actor, session.now, because)
    source = clean_comment(body)
    if source == comment.body_source:
        return comment
    shown = await render(source)
    values = {
        "body_source": source, "body_html": shown.html, "render_version": shown.version,
        "language": language_of(source), "edited_at": session.now,
    }  # fmt: skip
    await session.execute(update(Comment).where(Comment.id == comment.id).values(values))
    gained = tuple(name for name in shown.mentions if f"@{name}" not in comment.body_source.lower())
    await publish(session, CommentEdited(actor.id, comment.thread_id, comment.post_id, comment.id, gained))
    return comment


def clean_comment(raw: str) -> str:
    body = clean_body(raw, least=LENGTH_LEAST)
    if len(body) > LENGTH_MOST:
        raise Invalid({"body": _("Please keep a comment under %(most)s characters; a longer thought is an answer.",
                                 most=LENGTH_MOST)})  # fmt: skip
    return body
