"""Articles for machines: their feed, their map, and the cards that other sites show."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import gettext
from forum.reading.feeds import MEDIA_TYPE as FEED
from forum.reading.feeds import Feed, atom
from forum.reading.pages.cards import shown
from forum.reading.sitemaps import MEDIA_TYPE as MAP
from forum.reading.sitemaps import sitemap
from forum.web.house import house
from forum.web.unchanged import unless_unchanged
from kb_bridge.machines import article_card, feed_entry
from kb_bridge.queries.articles import every_article, newest_whole_articles, visible_article

NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


async def feed(request: Request) -> Response:
    site = house(request).site
    async with house(request).database.reading() as session:
        articles = await newest_whole_articles(session, VISITOR)
    entries = [feed_entry(each, site) for each in articles]
    about = Feed(
        f"{gettext('Articles')} · {site.name}", f"{site.base_url}/kb", f"{site.base_url}/kb/feed.atom",
        max((each.updated for each in entries), default=NOTHING_YET),
    )  # fmt: skip
    return unless_unchanged(request, atom(about, entries), FEED)


async def articles_map(request: Request) -> Response:
    base_url = house(request).settings.base_url
    async with house(request).database.reading() as session:
        found = await every_article(session, VISITOR)
    places = [(f"{base_url}/kb", None), *((base_url + url, changed) for url, changed in found)]
    return unless_unchanged(request, sitemap(places), MAP)


async def map_of_articles(_session: Session, _actor: Actor, _subject: object) -> str:
    """Where the map of articles is, for the index of maps."""
    return "/kb/sitemap.xml"


async def card(request: Request) -> Response:
    async with house(request).database.reading() as session:
        article = await visible_article(session, VISITOR, request.path_params["id"])
    if article.state != "published":
        raise NotThere
    return await shown(request, article_card(article, house(request).site))
