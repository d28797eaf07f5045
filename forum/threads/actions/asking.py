"""Starting a thread: a question, a discussion or an announcement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert

from forum.actor import Actor
from forum.bus import publish
from forum.categories.actions.keeping import PRIVATE
from forum.categories.actions.staffs import staff_category
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.posting import Text, set_tags, write_post
from forum.threads.details import Detail, clean_details
from forum.threads.events import QuestionAsked
from forum.threads.models import Thread
from forum.threads.queries.visibility import real_id
from forum.threads.refusals import require
from forum.threads.rows import thread_url
from forum.threads.titles import slug_of
from forum.threads.wording import clean_fields
from forum.tongues import language_of


@dataclass(frozen=True, slots=True)
class NewThread:
    """What a person wrote on the ask page."""

    category_id: int
    title: str
    body: str
    kind: str = "question"
    tags: list[str] | tuple[str, ...] | str = ()
    details: Sequence[Detail] = ()
    private: bool = False  # the asker and the staff alone see it


@dataclass(frozen=True, slots=True)
class Asked:
    """The thread that came of it; `state` is held where it waits for review."""

    thread_id: int
    post_id: int
    slug: str
    state: str

    @property
    def url(self) -> str:
        return thread_url(self.thread_id, self.slug)


async def ask_question(session: Session, actor: Actor, new: NewThread) -> Asked:
    """A new thread with its opening post; Invalid tells of every field that will not do."""
    await check_place(session, actor, new)
    place = await private_home(session) if new.private else new.category_id
    text = Text(**clean_fields({"title": new.title, "body": new.body, "tags": new.tags}))
    text = replace(text, details=clean_details(new.details))
    thread_id = await insert_thread(session, actor, new, text=text, place=place)
    await set_tags(session, thread_id, text.tags or [], session.now)
    post = await write_post(session, actor, thread_id, kind="opening", text=text)
    await publish(session, QuestionAsked(actor.id, thread_id, post.post_id, new.kind, place, post.mentions))
    state = await session.fetchval("SELECT state FROM posts WHERE id = $1", post.post_id)
    return Asked(thread_id, post.post_id, slug_of(text.title or ""), state)


async def check_place(session: Session, actor: Actor, new: NewThread) -> None:
    """Whether this actor may start a thread of this kind in this category."""
    try:
        category = await visible_category_of_id(session, actor, real_id(new.category_id))
    except NotThere:
        raise Invalid({"category": _("Please choose a category.")}) from None
    because = _("Announcements are made by staff.") if new.kind == "announcement" else None
    require(policy.may_ask(actor, category, session.now, new.kind), actor, session.now, because)
    if new.private and not policy.may_ask_privately(actor, category, session.now, new.kind):
        raise Invalid({"private": _("In this category everybody reads it. Choose another one, or untick this.")})


async def private_home(session: Session) -> int:
    """The staff's category in which private threads stand."""
    refused = _("The category %(slug)s must be for staff alone before threads can go on there.", slug=PRIVATE)
    return await staff_category(session, PRIVATE, _("Private follow-ups"), open_to_others=refused)


async def insert_thread(session: Session, actor: Actor, new: NewThread, *, text: Text, place: int) -> int:
    statement = insert(Thread).values(
        category_id=place,
        home_category_id=new.category_id if new.private else None,
        private_to_id=actor.id if new.private else None,
        author_id=actor.id,
        author_label=None if actor.id else actor.display_name,
        kind=new.kind,
        title=text.title,
        slug=slug_of(text.title or ""),
        tags=text.tags,
        language=language_of(f"{text.title}\n\n{text.body}"),
        created_at=session.now,
        last_activity_at=session.now,
    )
    thread_id: int = await session.scalar(statement.returning(Thread.id))
    return thread_id
