"""The rows that every new body leaves: the post, a revision for each version, and the tags of a thread."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert

from forum.actor import Actor
from forum.database import Session
from forum.markup import render
from forum.threads.actions.weighing import check_amounts
from forum.threads.models import Post, Revision, Tag, ThreadTag
from forum.tongues import language_of


@dataclass(frozen=True, slots=True)
class Text:
    """What a version of a post says, and why it was made; title, tags and details belong to openings."""

    body: str
    title: str | None = None
    tags: list[str] | None = None
    details: list[dict[str, Any]] = field(default_factory=list)
    reason: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A new post, and whom it mentions."""

    post_id: int
    mentions: tuple[str, ...]


async def write_post(session: Session, actor: Actor, thread_id: int, *, kind: str, text: Text) -> Written:
    """A post with its first revision, its body rendered."""
    shown = await render(text.body)
    await check_amounts(session, actor, shown.html)
    statement = insert(Post).values(
        thread_id=thread_id,
        author_id=actor.id,
        author_label=None if actor.id else actor.display_name,
        kind=kind,
        body_source=text.body,
        body_html=shown.html,
        details=text.details,
        render_version=shown.version,
        language=language_of(f"{text.title or ''}\n\n{text.body}"),
        created_at=session.now,
    )
    post_id: int = await session.scalar(statement.returning(Post.id))
    await write_revision(session, actor, post_id, version=1, text=text)
    return Written(post_id, shown.mentions)


async def write_revision(session: Session, actor: Actor, post_id: int, *, version: int, text: Text) -> None:
    statement = insert(Revision).values(
        post_id=post_id,
        version=version,
        title=text.title,
        tags=text.tags,
        body_source=text.body,
        details=text.details,
        reason=text.reason,
        editor_id=actor.id,
        created_at=session.now,
    )
    await session.execute(statement)


async def rewrite_revision(session: Session, post_id: int, *, version: int, text: Text) -> None:
    """The version says this, as if it had always done so."""
    values = {"title": text.title, "tags": text.tags, "body_source": text.body, "details": text.details}
    this = (Revision.post_id == post_id, Revision.version == version)
    await session.execute(update(Revision).where(*this).values(values))


async def set_tags(session: Session, thread_id: int, names: list[str], created_at: datetime) -> None:
    """The thread has exactly these tags; new names become tags. `threads.tags` is the caller's to write."""
    await session.execute(delete(ThreadTag).where(ThreadTag.thread_id == thread_id))
    if not names:
        return
    ordered = sorted(names)  # two threads with the same new tags must not wait for each other in a ring
    rows = [{"name": name, "created_at": session.now} for name in ordered]
    await session.execute(pg_insert(Tag).values(rows).on_conflict_do_nothing(index_elements=["name"]))
    ids = (await session.execute(select(Tag.id).where(Tag.name.in_(ordered)))).scalars()
    links = [{"thread_id": thread_id, "tag_id": tag_id, "created_at": created_at} for tag_id in ids]
    await session.execute(insert(ThreadTag).values(links))
