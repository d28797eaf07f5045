"""The values in which queries hand out topics, proposals and articles."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from forum.threads.rows import ThreadRow
from kb_bridge.drafting import Quote, Section
from kb_bridge.ripeness import Asking, echo, most_askers

COPIED = 12  # different stems: two people do not happen upon the same so many


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic as a line of the desk."""

    id: int
    title: str
    state: str
    thread_count: int
    asker_count: int
    article_id: int | None
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A thread of a topic, with what brought it there."""

    thread: ThreadRow
    similarity: float
    shared: list[str]
    pinned: bool
    counts: dict[str, int]

    @property
    def asking(self) -> Asking:
        """A deleted author is known by the name that was left; where none was left, the thread counts for one."""
        row = self.thread
        asker = str(row.author_id) if row.author_id is not None else f"~{row.author_display or row.id}"
        return Asking(asker, row.created_at, row.solved_at is not None, echo(row.me_too_count, row.view_count))


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A draft before an editor, or what became of it."""

    id: int
    topic_id: int
    state: str
    version: int
    title: str
    draft: list[Section]
    posts: list[int]
    edited_source: str | None
    asker_count: int
    thread_count: int
    decided_by_id: int | None
    decided_by_name: str | None
    decided_at: datetime | None
    reason: str
    created_at: datetime
    topic_state: str
    article_id: int | None
    made_id: int | None = None  # the article that the verdict made, or chose
    joined: list[int] = field(default_factory=list)
    snoozed_until: datetime | None = None
    own_id: int | None = None  # the article that an acceptance made, also once that was taken back

    @property
    def url(self) -> str:
        return f"/kb/editor/proposals/{self.id}"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as its page shows it."""

    id: int
    slug: str
    title: str
    body_source: str
    body_html: str
    visibility: str
    state: str
    version: int
    topic_id: int | None
    editor_name: str | None
    helpful: int
    unhelpful: int
    created_at: datetime
    edited_at: datetime | None
    category_id: int | None
    category_slug: str | None
    category_name: str | None
    tags: list[str]
    language: str
    original_id: int | None
    owner_name: str | None
    review_at: datetime | None

    @property
    def url(self) -> str:
        return article_url(self.id, self.slug)


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in another language."""

    language: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why an article did not help somebody."""

    reason: str
    words: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as a row of a list."""

    id: int
    slug: str
    title: str
    state: str
    excerpt: str
    source_count: int
    gone_count: int
    helpful: int
    unhelpful: int
    created_at: datetime
    edited_at: datetime | None
    review_at: datetime | None = None
    language: str = "en"

    @property
    def url(self) -> str:
        return article_url(self.id, self.slug)


@dataclass(frozen=True, slots=True)
class CitedPost:
    """A post by the number that stands for it in an article."""

    number: int
    post_id: int
    gone: bool


def article_url(article_id: int, slug: str) -> str:
    return f"/kb/{article_id}/{slug}"


def sections_from(stored: Any) -> list[Section]:
    return [Section(each["name"], [Quote(**quote) for quote in each["quotes"]]) for each in stored]


def sections_to(sections: Sequence[Section]) -> list[dict[str, Any]]:
    return [asdict(section) for section in sections]


def askers_of(members: Sequence[Member]) -> int:
    return most_askers(askings_of(members))


def askings_of(members: Sequence[Member]) -> list[Asking]:
    """Who asked, where a text that was posted again word by word is the same asker's, whoever sent it: a cross-post or
    a campaign is no demand. Short questions may be alike by chance."""
    first: dict[frozenset[tuple[str, int]], str] = {}
    found = []
    for member in sorted(members, key=lambda each: each.thread.id):
        asking = member.asking
        if len(member.counts) >= COPIED:
            asking = replace(asking, asker=first.setdefault(frozenset(member.counts.items()), asking.asker))
        found.append(asking)
    return found
