"""Listeners: newcomers' doubtful posts wait."""

from urllib.parse import urlsplit

from forum.accounts.queries import actor_by_id
from forum.actor import SYSTEM, Actor
from forum.bus import Published
from forum.comments.actions import hold_comment
from forum.comments.events import CommentEdited, CommentPosted
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.threads.actions import hold_post
from forum.threads.events import AnswerPosted, PostEdited, QuestionAsked
from forum.threads.queries import visible_post
from moderation.newcomers.doubts import GROUNDS, Newcomer, reason_to_hold
from moderation.newcomers.queries import published_before, wrote_the_same
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Subject

Written = QuestionAsked | AnswerPosted | PostEdited


async def hold_newcomers_post(session: Session, event: Written, _published: Published) -> None:
    """A post that looks like spam is not seen until somebody has looked at it; one that comes to look like it, too."""
    author = await actor_by_id(session, event.actor_id) if event.actor_id is not None else None
    if author is None or author.id is None:
        return
    post = await visible_post(session, SYSTEM, event.post_id)
    repeats = await wrote_the_same(session, author.id, event.post_id)
    kind = await doubt(session, author, event.post_id, html=post.body_html, repeats=repeats)
    if kind is not None and post.is_published:
        await hold_post(session, SYSTEM, event.post_id)
        subject = Subject("post", event.post_id, event.thread_id, author.id)
        await bring_to_queue(session, subject, GROUNDS[kind])


async def hold_newcomers_comment(session: Session, event: CommentPosted | CommentEdited, _published: Published) -> None:
    """The same for remarks that lead to other sites."""
    author = await actor_by_id(session, event.actor_id) if event.actor_id is not None else None
    comment = await visible_comment(session, SYSTEM, event.comment_id)
    if author is None or author.id is None or comment.author_id != author.id:
        return
    kind = await doubt(session, author, 0, html=comment.html, repeats=False)
    if kind is not None and comment.is_published:
        await hold_comment(session, SYSTEM, event.comment_id)
        subject = Subject("comment", event.comment_id, event.thread_id, author.id)
        await bring_to_queue(session, subject, GROUNDS[kind])


async def doubt(session: Session, author: Actor, post_id: int, *, html: str, repeats: bool) -> str | None:
    """Why it should wait, if it should; `post_id` is not counted among what they have published."""
    known = Newcomer(
        trust_level=author.trust_level,
        published=await published_before(session, author.id or 0, post_id),
        repeats=repeats,
        is_staff=author.is_staff,
    )
    own_host = urlsplit(session.bus.settings.base_url).hostname or ""
    return reason_to_hold(known, html, own_host)
