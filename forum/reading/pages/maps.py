"""What search engines read first: robots.txt and the sitemaps."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from forum.actor import VISITOR
from forum.categories.queries import visible_categories
from forum.errors import NotThere
from forum.reading.sitemaps import MEDIA_TYPE, ids_of_map, map_count, sitemap, sitemap_index
from forum.threads.queries.maps import last_thread_id, public_threads_between
from forum.threads.rows import thread_url
from forum.web.house import house

# Doors that lead to no page of their own, or to the same page in another order.
NOT_FOR_ROBOTS = (
    "/admin", "/mod", "/settings", "/notifications", "/sign-in", "/sign-up", "/ask", "/search?", "/p/", "/flag",
)  # fmt: skip


async def robots(request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines.append(f"Sitemap: {house(request).settings.base_url}/sitemap.xml")
    return PlainTextResponse("\n".join(lines) + "\n")


async def index(request: Request) -> Response:
    base_url = house(request).settings.base_url
    async with house(request).database.reading() as session:
        maps = map_count(await last_thread_id(session))
    urls = [f"{base_url}/sitemaps/places.xml", *(f"{base_url}/sitemaps/{each}.xml" for each in range(1, maps + 1))]
    return Response(sitemap_index(urls), media_type=MEDIA_TYPE)


async def places(request: Request) -> Response:
    base_url = house(request).settings.base_url
    async with house(request).database.reading() as session:
        categories = await visible_categories(session, VISITOR)
    paths = ["/", "/tags", *(f"/c/{each.slug}" for each in categories)]
    return Response(sitemap((base_url + path, None) for path in paths), media_type=MEDIA_TYPE)


async def threads(request: Request) -> Response:
    base_url, number = house(request).settings.base_url, request.path_params["number"]
    async with house(request).database.reading() as session:
        if not 1 <= number <= map_count(await last_thread_id(session)):
            raise NotThere
        rows = await public_threads_between(session, *ids_of_map(number))
    found = ((base_url + thread_url(thread_id, slug), changed) for thread_id, slug, changed in rows)
    return Response(sitemap(found), media_type=MEDIA_TYPE)
