"""What search engines read first: robots.txt and the sitemaps."""

from datetime import datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from forum.actor import VISITOR
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import NotThere
from forum.reading.sitemaps import MEDIA_TYPE, ids_of_map, map_count, sitemap, sitemap_index
from forum.reading.thinness import SHORT
from forum.threads.queries.maps import last_id, public_authors_between, public_tags_between, telling_threads_between
from forum.threads.rows import thread_url
from forum.web.house import house
from forum.web.slots import fill_slot
from forum.web.unchanged import unless_unchanged

Found = list[tuple[str, datetime | None]]

# Doors that lead to no page of their own, or to the same page in another order.
NOT_FOR_ROBOTS = (
    "/admin", "/mod", "/settings", "/notifications", "/sign-in", "/sign-up", "/ask", "/search?", "/search/", "/p/",
    "/flag", "/go", "/unread", "/preview", "/follow", "/*/print$",
)  # fmt: skip


async def robots(request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines.append(f"Sitemap: {house(request).settings.base_url}/sitemap.xml")
    return PlainTextResponse("\n".join(lines) + "\n")


async def index(request: Request) -> Response:
    """The maps of threads, tags and people, cut by their ids; packages name theirs in the slot `sitemaps`."""
    here = house(request)
    base_url = here.settings.base_url
    async with here.database.reading() as session:
        counts = {what: map_count(await last_id(session, what)) for what in KINDS}
        others = [str(each) for each in await fill_slot(here, session, VISITOR, "sitemaps", {})]
    numbered = [f"/sitemaps/{what}-{each}.xml" for what, count in counts.items() for each in range(1, count + 1)]
    urls = [base_url + path for path in ("/sitemaps/places.xml", *numbered, *others)]
    return unless_unchanged(request, sitemap_index(urls), MEDIA_TYPE)


async def places(request: Request) -> Response:
    base_url = house(request).settings.base_url
    async with house(request).database.reading() as session:
        categories = await visible_categories(session, VISITOR)
    paths = ["/", "/tags", "/people", *(f"/c/{each.slug}" for each in categories)]
    return unless_unchanged(request, sitemap((base_url + path, None) for path in paths), MEDIA_TYPE)


async def numbered(request: Request) -> Response:
    """`/sitemaps/threads-3.xml`: what of its kind has an id that belongs to this map."""
    what, number = request.path_params["what"], request.path_params["number"]
    base_url = house(request).settings.base_url
    async with house(request).database.reading() as session:
        if what not in KINDS or not 1 <= number <= map_count(await last_id(session, what)):
            raise NotThere
        found = await KINDS[what](session, *ids_of_map(number))
    return unless_unchanged(request, sitemap((base_url + path, changed) for path, changed in found), MEDIA_TYPE)


async def threads(session: Session, first: int, last: int) -> Found:
    rows = await telling_threads_between(session, first, last, shortest=SHORT)
    return [(thread_url(thread_id, slug), changed) for thread_id, slug, changed in rows]


async def tags(session: Session, first: int, last: int) -> Found:
    return [(f"/tags/{quote(name)}", changed) for name, changed in await public_tags_between(session, first, last)]


async def people(session: Session, first: int, last: int) -> Found:
    return [(f"/u/{quote(name)}", None) for name in await public_authors_between(session, first, last)]


KINDS = {"threads": threads, "tags": tags, "people": people}
