"""What the knowledge base adds to the API: articles to read; topics, proposals and editing for editors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.errors import NotThere
from forum.web.api import Call, Endpoint, Flag, Rows
from forum.web.forms import Form, Text
from forum.web.house import house
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.articles import archive_article, edit_article, rate_article, restore_article
from kb_bridge.actions.proposals import Edit, save_draft
from kb_bridge.pages.editing import EDIT
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import (
    LINES_A_PAGE,
    articles_alike,
    articles_matching,
    citations_of,
    newest_articles,
    sources_of,
    visible_article,
)
from kb_bridge.queries.proposals import open_proposals, proposal
from kb_bridge.queries.topics import members, ripening_topics, topic_for
from kb_bridge.rows import ArticleLine, ArticleRow, ProposalRow, TopicRow

GROUP, DESK = "Articles", "Editor's desk"
LIST = Form(q=Text(required=False, max=200), after=Text(required=False, max=300))
TITLE = Form(title=Text(max=200))
RATE = Form(helpful=Flag(required=True))
WRITE = Form(title=EDIT.fields["title"], source=EDIT.fields["source"])


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a row of a list."""

    id: int
    title: str
    url: str
    excerpt: str
    language: str
    helpful: int
    unhelpful: int
    created_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A number in the text, and the post that it stands for; `gone` where readers have lost it."""

    number: int
    post: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article; `version` is what If-Match takes."""

    id: int
    version: int
    title: str
    url: str
    state: str
    source: str
    html: str
    language: str
    category: str | None
    tags: list[str]
    helpful: int
    unhelpful: int
    threads: list[int]
    citations: list[Citation]
    created_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Topic:
    """Threads that ask the same."""

    id: int
    title: str
    state: str
    threads: int
    askers: int
    article: int | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class TopicWithThreads:
    """A topic and the threads of it that everybody may read."""

    topic: Topic
    members: list[int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that waits for an editor; `version` is what If-Match takes, `posts` are what its numbers stand for."""

    id: int
    version: int
    topic: int
    state: str
    title: str
    source: str | None
    posts: list[int]
    askers: int
    created_at: datetime


async def list_articles(call: Call) -> Rows:
    """The newest; with `q` the three that fit best."""
    if call.query["q"]:
        found = await articles_matching(call.session, call.actor, call.query["q"])
        return Rows([summary_of(row, call) for row in found])
    rows = await newest_articles(call.session, call.actor, call.after(datetime, int))
    last = rows[LINES_A_PAGE - 1] if len(rows) > LINES_A_PAGE else None
    items = [summary_of(row, call) for row in rows[:LINES_A_PAGE]]
    return Rows(items, (last.created_at, last.id) if last else None)


async def suggest(call: Call) -> Rows:
    return Rows([summary_of(row, call) for row in await articles_alike(call.session, call.actor, call.query["title"])])


async def show(call: Call) -> Article:
    return await whole(call, await visible_article(call.session, call.actor, call.path["article"]))


async def whole(call: Call, row: ArticleRow) -> Article:
    citations = [Citation(each.number, each.post_id, each.gone) for each in await citations_of(call.session, row.id)]
    return Article(
        row.id, row.version, row.title, base_of(call) + row.url, row.state, row.body_source, row.body_html,
        row.language, row.category_slug, list(row.tags), row.helpful, row.unhelpful,
        [each.id for each in await sources_of(call.session, row.id)], citations, row.created_at, row.edited_at,
    )  # fmt: skip


async def rate(call: Call) -> Article:
    await rate_article(call.session, call.actor, call.path["article"], helpful=call.body["helpful"])
    return await show(call)


async def edit(call: Call) -> Article:
    await edit_article(call.session, call.actor, call.path["article"], edit_in(call))
    return await show(call)


async def archive(call: Call) -> None:
    await archive_article(call.session, call.actor, call.path["article"])


async def restore(call: Call) -> Article:
    await restore_article(call.session, call.actor, call.path["article"])
    return await show(call)


async def topics(call: Call) -> Rows:
    return Rows([topic_of(row) for row in await ripening_topics(call.session, call.actor)])


async def topic(call: Call) -> TopicWithThreads:
    row = await topic_for(call.session, call.actor, call.path["topic"])
    return TopicWithThreads(topic_of(row), [each.thread.id for each in await members(call.session, row.id)])


async def proposals(call: Call) -> Rows:
    if not may_edit_articles(call.actor):
        raise NotThere
    return Rows([proposal_of(row) for row in await open_proposals(call.session, call.actor)])


async def show_proposal(call: Call) -> Proposal:
    return proposal_of(await proposal(call.session, call.actor, call.path["proposal"]))


async def draft(call: Call) -> Proposal:
    await save_draft(call.session, call.actor, call.path["proposal"], edit_in(call))
    return await show_proposal(call)


async def accept(call: Call) -> Article:
    """The draft in these words becomes an article, or a new version of the one that its topic has."""
    await accept_proposal(call.session, call.actor, call.path["proposal"], edit_in(call))
    made = await proposal(call.session, call.actor, call.path["proposal"])
    return await whole(call, await visible_article(call.session, call.actor, made.made_id or made.article_id or 0))


def edit_in(call: Call) -> Edit:
    return Edit(call.version, call.body["title"], call.body["source"])


def base_of(call: Call) -> str:
    return house(call.request).settings.base_url


def summary_of(row: ArticleLine, call: Call) -> ArticleSummary:
    return ArticleSummary(row.id, row.title, base_of(call) + row.url, row.excerpt, row.language, row.helpful,
                          row.unhelpful, row.created_at, row.edited_at)  # fmt: skip


def topic_of(row: TopicRow) -> Topic:
    return Topic(row.id, row.title, row.state, row.thread_count, row.asker_count, row.article_id, row.changed_at)


def proposal_of(row: ProposalRow) -> Proposal:
    return Proposal(row.id, row.version, row.topic_id, row.state, row.title, row.edited_source, list(row.posts),
                    row.asker_count, row.created_at)  # fmt: skip


ONE, DRAFT = "/articles/{article:int}", "/proposals/{proposal:int}"
READ: dict[str, Any] = {"method": "GET", "group": GROUP, "open": True}
EDITORS: dict[str, Any] = {"group": DESK, "scope": "articles"}
ENDPOINTS = (
    Endpoint(path="/articles", call=list_articles, summary="Articles, the newest first.", answer=ArticleSummary,
             rows=True, query=LIST, **READ),
    Endpoint(path="/articles/suggestions", call=suggest, summary="Articles that may answer a question that is being "
             "typed.", answer=ArticleSummary, rows=True, query=TITLE, **READ),
    Endpoint(path=ONE, call=show, summary="An article.", answer=Article, **READ),
    Endpoint(method="PUT", path=ONE + "/rating", call=rate, summary="Say whether it helped.", group=GROUP,
             scope="write", answer=Article, body=RATE),
    Endpoint(method="PATCH", path=ONE, call=edit, summary="Edit an article.", answer=Article, body=WRITE,
             versioned=True, **EDITORS),
    Endpoint(method="DELETE", path=ONE, call=archive, summary="Take an article out of the knowledge base.", **EDITORS),
    Endpoint(method="POST", path=ONE + "/restore", call=restore, summary="Put it back.", answer=Article, **EDITORS),
    Endpoint(method="GET", path="/topics", call=topics, summary="What is asked more than once, the ripest first.",
             answer=Topic, rows=True, **EDITORS),
    Endpoint(method="GET", path="/topics/{topic:int}", call=topic, summary="A topic.", answer=TopicWithThreads,
             **EDITORS),
    Endpoint(method="GET", path="/proposals", call=proposals, summary="Drafts that wait for an editor.",
             answer=Proposal, rows=True, **EDITORS),
    Endpoint(method="GET", path=DRAFT, call=show_proposal, summary="A draft.", answer=Proposal, **EDITORS),
    Endpoint(method="PATCH", path=DRAFT, call=draft, summary="Write a draft in words of your own.", answer=Proposal,
             body=WRITE, versioned=True, **EDITORS),
    Endpoint(method="POST", path=DRAFT + "/accept", call=accept, summary="Publish a draft as an article.",
             answer=Article, status=201, body=WRITE, versioned=True, **EDITORS),
)  # fmt: skip
