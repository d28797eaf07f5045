"""What the pages share on which an article is written: its form, the preview, and the sources by their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.markup import render
from forum.threads.differences import Line, differences
from forum.threads.queries import threads_among
from forum.threads.rows import PostRow, ThreadRow
from forum.web.forms import Form, Hidden, LongText, Submission, Text
from forum.web.house import actor_of
from kb_bridge.actions.proposals import Edit
from kb_bridge.citations import link_citations, show_uncited, uncited
from kb_bridge.pages.articles import source_label
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.proposals import public_posts

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
    """The posts by number, those that the text cites first."""
    seen = await public_posts(session, list(posts.values()))
    rows = await threads_among(session, actor, list({post.thread_id for post in seen.values()}))
    threads = {row.id: row for row in rows}
    found = []
    for number, post_id in posts.items():
        post = seen.get(post_id)
        found.append(Source(number, post, threads.get(post.thread_id) if post else None, number in used))
    return sorted(found, key=lambda each: (not each.is_cited, each.number))


def changes(before: str, after: str) -> list[Line]:
    """What an editor changed; nothing where nothing differs."""
    return differences(before.strip(), after.strip()) if before.strip() != after.strip() else []
