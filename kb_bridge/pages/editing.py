"""What the pages share on which an article is written: its form, the preview, and the sources by their numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import Message, _
from forum.markup import render
from forum.threads.differences import Line, differences
from forum.threads.queries import threads_among
from forum.threads.rows import PostRow, ThreadRow
from forum.web.forms import Form, Hidden, LongText, Submission, Text
from forum.web.house import actor_of
from kb_bridge.actions.proposals import Edit
from kb_bridge.aging import Aged, why_old
from kb_bridge.citations import link_citations, show_uncited, uncited
from kb_bridge.pages.articles import source_label
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.proposals import public_posts
from kb_bridge.truth.queries.doubts import outdated_among
from kb_bridge.truth.weighing import LABEL, newest

EDIT = Form(
    version=Hidden(),
    title=Text(max=200, missing=_("Please give it a title.")),
    source=LongText(missing=_("Please write the article.")),
    article=Hidden(),
    form_key=Hidden(),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A post that may be cited, by its number; `post` is None once readers have lost it."""

    number: int
    post: PostRow | None
    thread: ThreadRow | None
    is_cited: bool
    old: Message | None = None  # why it is thought to be old

    @property
    def is_accepted(self) -> bool:
        return self.post is not None and self.thread is not None and self.thread.accepted_post_id == self.post.id


@dataclass(frozen=True, slots=True)
class Preview:
    """A text as readers will see it, with what cites nothing marked, and the same in words."""

    html: Markup
    used: list[int]
    unknown: list[int]
    bare: list[str]


def editor(request: Request) -> Actor:
    """The desk is not there for anybody else."""
    actor = actor_of(request)
    if not may_edit_articles(actor):
        raise NotThere
    return actor


def edit_from(form: Submission) -> Edit:
    """What was typed; a version that is no number is a stale one."""
    return Edit(whole(form.values["version"]), form.values["title"], form.values["source"])


def whole(text: str) -> int:
    """A number as a form sends it; -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1


async def preview_of(source: str, numbers: Sequence[int]) -> Preview:
    """Citations lead to the source cards on the same page. What cannot be rendered is shown as nothing: saving says
    why."""
    marked, bare = uncited(source)
    try:
        rendered = await render(marked)
    except Invalid:
        return Preview(Markup(), [], [], bare)
    linked = link_citations(rendered.html, {number: f"#source-{number}" for number in numbers}, source_label)
    return Preview(Markup(show_uncited(linked.html)), linked.used, linked.unknown, bare)  # noqa: S704 - as articles


async def sources_for(session: Session, actor: Actor, posts: Mapping[int, int], used: Sequence[int]) -> list[Source]:
    """The posts by number, those that the text cites first; answers that are old say why."""
    seen = await public_posts(session, list(posts.values()))
    rows = await threads_among(session, actor, list({post.thread_id for post in seen.values()}))
    threads = {row.id: row for row in rows}
    old = await old_answers(session, list(seen.values()))
    found = []
    for number, post_id in posts.items():
        post = seen.get(post_id)
        thread = threads.get(post.thread_id) if post else None
        found.append(Source(number, post, thread, number in used, old.get(post_id)))
    return sorted(found, key=lambda each: (not each.is_cited, each.number))


async def old_answers(session: Session, posts: Sequence[PostRow]) -> dict[int, Message]:
    """Why answers among these posts are thought to be old; the questions among them tell the newest version."""
    version = {post.id: newest([post.body_source], version_fields(post)) for post in posts}
    asked = {post.thread_id: version[post.id] for post in posts if post.is_opening}
    named = max((each for each in asked.values() if each is not None), default=None)
    outdated = await outdated_among(session, list(version))
    days = session.bus.settings.old_answers
    found = {}
    for post in posts:
        if not post.is_opening:
            own = version[post.id] or asked.get(post.thread_id)
            found[post.id] = why_old(Aged(post.created_at, own, post.id in outdated), named, now=session.now, days=days)
    return {number: why for number, why in found.items() if why is not None}


def version_fields(post: PostRow) -> list[str]:
    """What a post says in the fields of a form that ask for a version."""
    return [each["value"] for each in post.details if re.match(LABEL, each["label"], re.IGNORECASE)]


def changes(before: str, after: str) -> list[Line]:
    """What an editor changed; nothing where nothing differs."""
    return differences(before.strip(), after.strip()) if before.strip() != after.strip() else []
