"""Editing a post: a new version, the old one kept.

Slips of the pen are spared that: what authors change within five minutes of posting makes no version, no mark "edited"
and no entry in the history, as long as nobody else has answered, commented, voted or touched the post, and unless they
give a reason. (The road not taken is a limit on how much may change: nobody has read the first wording, so it is
nobody's loss.) Everything that listens to edits hears of it as of any other. Since the version stays, two who edit at
once are told apart by a fingerprint of what they saw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.markup import render
from forum.privileges import EDIT_OTHERS, RETAG
from forum.threads import policy
from forum.threads.actions.languages import settle_language
from forum.threads.actions.posting import Text, rewrite_revision, set_tags, write_revision
from forum.threads.actions.weighing import check_amounts
from forum.threads.bodies import clean_reason, fingerprint
from forum.threads.details import Detail, clean_details
from forum.threads.events import PostEdited
from forum.threads.models import Post, Thread
from forum.threads.queries import has_reactions, locked_post, opening_post
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView
from forum.threads.titles import slug_of
from forum.threads.wording import clean_fields

MINOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Edit:
    """A post as it should be; `version`, and `seen` where it is given, are what the editor saw. None keeps what is;
    only openings have a title, tags and details."""

    version: int
    body: str | None = None
    title: str | None = None
    tags: list[str] | tuple[str, ...] | str | None = None
    reason: str = ""
    details: Sequence[Detail] | None = None
    language: str | None = None  # "" has it found out again
    seen: str | None = None


async def edit_post(session: Session, actor: Actor, post_id: int, edit: Edit) -> int:
    """The version now current: the same as before where nothing changed; Conflict where somebody was faster."""
    thread, post = await locked_post(session, actor, post_id)
    because = _("This thread is locked.") if thread.locked_at else EDIT_OTHERS
    require(policy.may_edit(actor, post, thread, session.now), actor, session.now, because)
    version = await write_version(session, actor, thread, post=post, edit=edit)
    await settle_language(session, actor, post, chosen=edit.language)
    return version


async def retag_thread(session: Session, actor: Actor, thread_id: int, tags: list[str] | str, *, version: int) -> int:
    """The same for the tags alone, which more people are trusted with."""
    opening = await opening_post(session, actor, thread_id)
    thread, post = await locked_post(session, actor, opening.id)
    require(policy.may_retag(actor, thread, session.now), actor, session.now, RETAG)
    return await write_version(session, actor, thread, post=post, edit=Edit(version=version, tags=tags))


async def write_version(session: Session, actor: Actor, thread: ThreadView, *, post: PostRow, edit: Edit) -> int:
    before, after = text_of(thread, post), edited(thread, post, edit)
    if before == after:  # also when the same form came twice
        return post.version
    if edit.version != post.version or edit.seen not in (None, fingerprint_of(before)):
        raise Conflict(_("Somebody else changed this meanwhile. Your text is kept below."))
    minor = not after.reason and await is_fresh(session, actor, post)
    version = post.version if minor else post.version + 1
    if after.title is not None:
        await update_thread(session, thread, before, after)
    marks = {} if minor else {"version": version, "edited_at": session.now, "edited_by_id": actor.id}
    mentions = await update_post(session, actor, post, after=after, marks=marks)
    if minor:
        await rewrite_revision(session, post.id, version=version, text=after)
    else:
        await write_revision(session, actor, post.id, version=version, text=after)
    await publish(session, PostEdited(actor.id, thread.id, post.id, post.author_id, version, mentions, minor))
    return version


async def is_fresh(session: Session, actor: Actor, post: PostRow) -> bool:
    """Whether its author has only just written it, and nobody else has done anything about it."""
    own = policy.is_author(actor, post) and post.version == 1
    return own and session.now - post.created_at <= MINOR and not await has_reactions(session, post)


def seen_by_editor(thread: ThreadView, post: PostRow) -> str:
    """What a form to edit this post sends back as `seen`."""
    return fingerprint_of(text_of(thread, post))


def fingerprint_of(text: Text) -> str:
    return fingerprint(text.body, text.title or "", repr(text.tags), repr(text.details))


def text_of(thread: ThreadView, post: PostRow) -> Text:
    return (
        Text(post.body_source, thread.title, thread.tags, post.details) if post.is_opening else Text(post.body_source)
    )


def edited(thread: ThreadView, post: PostRow, edit: Edit) -> Text:
    """What the post will say. What was not touched is not measured again: an imported title may be longer than ours."""
    old = text_of(thread, post)
    fields = ("title", "tags", "body") if post.is_opening else ("body",)
    touched = {name: getattr(edit, name) for name in fields if getattr(edit, name) not in (None, getattr(old, name))}
    details = old.details if edit.details is None or not post.is_opening else clean_details(edit.details)
    return replace(old, **clean_fields(touched), details=details, reason=clean_reason(edit.reason))


async def update_thread(session: Session, thread: ThreadView, before: Text, after: Text) -> None:
    if (before.title, before.tags) == (after.title, after.tags):
        return
    slug = slug_of(after.title or "")
    await session.execute(
        update(Thread).where(Thread.id == thread.id).values(title=after.title, slug=slug, tags=after.tags)
    )
    if before.tags != after.tags:
        await set_tags(session, thread.id, after.tags or [], thread.created_at)


async def update_post(
    session: Session, actor: Actor, post: PostRow, *, after: Text, marks: dict[str, Any]
) -> tuple[str, ...]:
    """Write the new body with the marks of its version, and return the mentions that it gained."""
    values = dict(marks)
    if after.details != post.details:
        values["details"] = after.details
    mentions: tuple[str, ...] = ()
    if after.body != post.body_source:
        shown = await render(after.body)
        await check_amounts(session, actor, shown.html, post.body_html)
        values |= {"body_source": after.body, "body_html": shown.html, "render_version": shown.version}
        old = post.body_source.lower()
        mentions = tuple(name for name in shown.mentions if f"@{name.lower()}" not in old)
    if values:
        await session.execute(update(Post).where(Post.id == post.id).values(values))
    return mentions
