"""What the knowledge base tells machines: schema.org's TechArticle, its card, its entry in a feed. Pure."""

from typing import Any

from forum.i18n import gettext
from forum.markup import plain
from forum.reading.cards import HUE, Card
from forum.reading.feeds import Entry, whole_addresses
from forum.reading.pages.cards import card_url
from forum.web.machines import ForMachines, breadcrumbs, in_graph
from forum.web.site import Site
from kb_bridge.citations import gist
from kb_bridge.rows import ArticleRow

WORDS_MOST = 5_000  # characters of an article that are repeated for machines


def machines_of(article: ArticleRow, site: Site) -> ForMachines:
    """An archived article is not to be found; one that not everybody may read has no card."""
    base_url, public = site.base_url, article.visibility == "public" and article.state == "published"
    way = breadcrumbs([("/kb", gettext("Articles")), (article.url, article.title)], base_url)
    return ForMachines(
        article.title, gist(article.body_html), base_url + article.url, indexed=public, kind="article",
        image=base_url + card_url(f"/kb/{article.id}", article_card(article, site)) if public else "",
        published=article.created_at, modified=article.edited_at or article.created_at,
        data=(in_graph(tech_article(article, site), way),),
    )  # fmt: skip


def tech_article(article: ArticleRow, site: Site) -> dict[str, Any]:
    url = site.base_url + article.url
    publisher = {"@type": "Organization", "name": site.name, "url": site.base_url + "/"}
    return {
        "@type": "TechArticle",
        "headline": article.title[:110],
        "description": gist(article.body_html),
        "articleBody": plain(article.body_html)[:WORDS_MOST],
        "inLanguage": article.language,
        "url": url,
        "mainEntityOfPage": url,
        "image": site.base_url + card_url(f"/kb/{article.id}", article_card(article, site)),
        "author": {"@type": "Person", "name": article.editor_name} if article.editor_name else publisher,
        "publisher": publisher,
        "datePublished": article.created_at.isoformat(),
        "dateModified": (article.edited_at or article.created_at).isoformat(),
    }


def article_card(article: ArticleRow, site: Site) -> Card:
    return Card(
        article.title,
        gettext("Article"),
        "",
        site.name,
        solved=True,
        hue=HUE if site.chosen.hue is None else site.chosen.hue,
    )


def feed_entry(article: ArticleRow, site: Site) -> Entry:
    return Entry(
        url=site.base_url + article.url,
        title=article.title,
        author=article.editor_name or site.name,
        category="",
        tags=(),
        published=article.created_at,
        updated=article.edited_at or article.created_at,
        summary=gist(article.body_html),
        html=whole_addresses(article.body_html, site.base_url),
    )
