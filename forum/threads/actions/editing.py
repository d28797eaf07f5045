"""Editing a post: a new version, the old one kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.markup import render
from forum.threads import policy
from forum.threads.actions.languages import settle_language
from forum.threads.actions.posting import Text, set_tags, write_revision
from forum.threads.bodies import clean_reason
from forum.threads.details import Detail, clean_details
from forum.threads.events import PostEdited
from forum.threads.models import Post, Thread
from forum.threads.queries import locked_post, opening_post
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView
from forum.threads.titles import slug_of
from forum.threads.wording import clean_fields


@dataclass(frozen=True, slots=True)
class Edit:
    """A post as it should be; `version` is the one that the editor saw. None keeps what is; only openings have a title,
    tags and details."""

    version: int
    body: str | None = None
    title: str | None = None
    tags: list[str] | tuple[str, ...] | str | None = None
    reason: str = ""
    details: Sequence[Detail] | None = None
    language: str | None = None  # "" has it found out again


async def edit_post(session: Session, actor: Actor, post_id: int, edit: Edit) -> int:
    """The version now current: the same as before where nothing changed; Conflict where somebody was faster."""
    thread, post = await locked_post(session, actor, post_id)
    because = _("This thread is locked.") if thread.locked_at else None
    require(policy.may_edit(actor, post, thread, session.now), actor, session.now, because)
    version = await write_version(session, actor, thread, post=post, edit=edit)
    await settle_language(session, actor, post, chosen=edit.language)
    return version


async def retag_thread(session: Session, actor: Actor, thread_id: int, tags: list[str] | str, *, version: int) -> int:
    """The same for the tags alone, which more people are trusted with."""
    opening = await opening_post(session, actor, thread_id)
    thread, post = await locked_post(session, actor, opening.id)
    require(policy.may_retag(actor, thread, session.now), actor, session.now)
    return await write_version(session, actor, thread, post=post, edit=Edit(version=version, tags=tags))


async def write_version(session: Session, actor: Actor, thread: ThreadView, *, post: PostRow, edit: Edit) -> int:
    before, after = text_of(thread, post), edited(thread, post, edit)
    if before == after:  # also when the same form came twice
        return post.version
    if edit.version != post.version:
        raise Conflict(_("Somebody else changed this meanwhile. Your text is kept below."))
    version = post.version + 1
    if after.title is not None:
        await update_thread(session, thread, before, after)
    mentions = await update_post(session, actor, post, after=after, version=version)
    await write_revision(session, actor, post.id, version=version, text=after)
    await publish(session, PostEdited(actor.id, thread.id, post.id, post.author_id, version, mentions))
    return version


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


async def update_post(session: Session, actor: Actor, post: PostRow, *, after: Text, version: int) -> tuple[str, ...]:
    """Write the new body and return the mentions that it gained."""
    values: dict[str, Any] = {"version": version, "edited_at": session.now, "edited_by_id": actor.id}
    if after.details != post.details:
        values["details"] = after.details
    mentions: tuple[str, ...] = ()
    if after.body != post.body_source:
        shown = await render(after.body)
        values |= {"body_source": after.body, "body_html": shown.html, "render_version": shown.version}
        old = post.body_source.lower()
        mentions = tuple(name for name in shown.mentions if f"@{name.lower()}" not in old)
    await session.execute(update(Post).where(Post.id == post.id).values(values))
    return mentions
