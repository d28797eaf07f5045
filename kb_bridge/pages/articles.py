"""The knowledge base as everybody reads it: the list, and an article with its sources."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR, Actor
from forum.categories.queries import visible_category
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import _, gettext
from forum.markup import plain
from forum.reading.contents import with_contents
from forum.threads.rows import ThreadRow
from forum.web.forms import Choice, Form, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.machines import ForMachines
from forum.web.paging import Cursor
from forum.web.readers import name_reader, reader_of
from forum.web.replies import moved, see_other
from forum.web.templating import Islands, public_page
from kb_bridge.actions.articles import archive_article, rate_article, restore_article
from kb_bridge.actions.declining import decline_article
from kb_bridge.citations import link_citations
from kb_bridge.machines import machines_of
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import (
    LINES_A_PAGE,
    articles_of_category,
    categories_with_articles,
    citations_of,
    complaints_of,
    my_rating,
    newest_articles,
    sources_of,
    translations_of,
    visible_article,
)
from kb_bridge.queries.asking import declined_count
from kb_bridge.queries.linked import linked
from kb_bridge.rows import ArticleRow, CitedPost, Translation

ISLANDS = "kb_bridge/_article_islands.html"
WORDS_A_MINUTE = 200
MANY = 0.2  # of the askers: so many want the article in their language
WHY_NOT = (
    ("did_not_work", _("It did not work")), ("unclear", _("I did not understand it")),
    ("outdated", _("It is out of date")), ("other_problem", _("I have another problem")),
)  # fmt: skip
RATINGS_A_DAY = 60  # from one address: a household, a school
RATE = Form(helpful=Choice(options=("yes", "no"), missing=_("Please say yes or no.")))


async def show_list(request: Request) -> Response:
    cursor, actor, slug = Cursor.read(request, datetime, int), actor_of(request), request.query_params.get("category")
    async with house(request).database.reading() as session:
        places = await categories_with_articles(session, actor)
        place = await visible_category(session, actor, slug) if slug else None
        if place:
            found = (await articles_of_category(session, actor, place.id))[:LINES_A_PAGE]
        else:
            found = await newest_articles(session, actor, cursor.values)
    shown = found[:LINES_A_PAGE]
    more = len(found) > LINES_A_PAGE
    shared = {
        "articles": shown,
        "place": place,
        "places": places,
        "next_url": cursor.next_url(shown[-1].created_at, shown[-1].id) if more else None,
        "previous_url": "/kb" if cursor.values else None,
        "machines": ForMachines(
            gettext("Articles"),
            gettext("What was asked again and again, written up from the answers that worked."),
            house(request).settings.base_url + "/kb",
            indexed=bool(shown) and not cursor.values and not slug,
            feed="/kb/feed.atom",
        ),
    }
    return public_page(request, "kb_bridge/articles.html", shared, islands=Islands(ISLANDS, {}))


async def show_article(request: Request) -> Response:
    """Any slug leads to the article, by way of the right one."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        article = await visible_article(session, actor, request.path_params["id"])
        if request.path_params.get("slug") != article.slug:
            return moved(article.url)
        shared = await shared_part(request, session, article)
        own = await own_part(session, actor, article, shared)
    return public_page(request, "kb_bridge/article.html", shared, islands=Islands(ISLANDS, own))


async def shared_part(request: Request, session: Session, article: ArticleRow) -> dict[str, Any]:
    cited = await citations_of(session, article.id)
    marked, table = with_contents(article.body_html, "part")
    return {
        "article": article,
        "cited": cited,
        "html": with_links(marked, cited),
        "table": table,
        "machines": machines_of(article, house(request).site),
        "canonical": house(request).settings.base_url + article.url,
        "sources": await sources_of(session, article.id),
        "translations": await translations_of(session, VISITOR, article),
        "minutes": reading_minutes(article.body_html),
    }


def with_links(html: str, cited: list[CitedPost]) -> Markup:
    """Rendered HTML with its citations leading to their posts, as far as readers may see them."""
    addresses = {each.number: None if each.gone else f"/p/{each.post_id}" for each in cited}
    return Markup(link_citations(html, addresses, source_label).html)  # noqa: S704 - made of safe HTML, figures, ids


def reading_minutes(html: str) -> int:
    """At 200 words a minute, which is a calm pace; never less than one."""
    return max(1, round(len(plain(html).split()) / WORDS_A_MINUTE))


def wanted_languages(article: ArticleRow, translations: list[Translation], sources: list[ThreadRow]) -> list[str]:
    """Languages in which at least a fifth of the threads were asked, and the article is not there."""
    there = {article.language, *(each.language for each in translations)}
    asked = Counter(row.language for row in sources if row.language)
    return [name for name, times in asked.most_common() if name not in there and times >= MANY * asked.total()]


def source_label(number: int) -> str:
    return str(_("Source %(n)s", n=number))


async def own_part(session: Session, actor: Actor, article: ArticleRow, shared: Mapping[str, Any]) -> dict[str, Any]:
    edits = may_edit_articles(actor)
    return {
        "article": article,
        "may_edit": edits,
        "gone": [each.number for each in shared["cited"] if each.gone] if edits else [],
        "linked": await linked(session, actor, article.id) if edits else None,
        "declined": await declined_count(session, article.id) if edits else 0,
        "complaints": await complaints_of(session, actor, article.id) if edits else [],
        "wanted": wanted_languages(article, shared["translations"], shared["sources"]) if edits else [],
        "reasons": WHY_NOT,
        "rating": await my_rating(session, actor, article.id) if actor.is_signed_in else None,
    }


async def rate(request: Request) -> Response:
    sent = RATE.read(await read_form(request))
    database, reader = house(request).database, reader_of(request)
    async with database.writing() as session:  # of its own, so that what is refused counts as well
        await allow(session, "helpful", address_of(request), times=RATINGS_A_DAY, seconds=86400)
    async with database.writing() as session:
        article = await visible_article(session, actor_of(request), request.path_params["id"])
        if sent.ok:
            helpful = sent.values["helpful"] == "yes"
            await rate_article(session, actor_of(request), article.id, helpful=helpful, reader=reader)
    notice = _("Thank you. Your answer is counted.") if sent.ok else sent.errors["helpful"]
    reply = see_other(request, f"{article.url}#helpful", notice=notice)
    name_reader(request, reply)
    return reply


async def decline(request: Request) -> Response:
    article_id, thread_id = request.path_params["id"], request.path_params["thread"]
    async with house(request).database.writing() as session:
        url = await decline_article(session, actor_of(request), article_id, thread_id)
    return see_other(
        request, url, notice=_("Thank you. Your question is open, and editors see that it was not answered.")
    )


async def archive(request: Request) -> Response:
    article_id = editors_article(request)
    async with house(request).database.writing() as session:
        await archive_article(session, actor_of(request), article_id)
    return see_other(request, "/kb/editor", notice=_("Archived. Its threads no longer point to it."),
                     undo=f"/kb/{article_id}/restore")  # fmt: skip


async def restore(request: Request) -> Response:
    article_id = editors_article(request)
    async with house(request).database.writing() as session:
        article = await restore_article(session, actor_of(request), article_id)
    return see_other(request, article.url, notice=_("Back in the knowledge base."))


def editors_article(request: Request) -> int:
    """What editors do is not there for anybody else."""
    if not may_edit_articles(actor_of(request)):
        raise NotThere
    article_id: int = request.path_params["id"]
    return article_id
