"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import Extension
from forum.reading.pages import feeds, help, lists, maps
from forum.reading.pages.thread import show_thread

EXTENSION = Extension(
    name="reading",
    routes=(
        Route("/", lists.home, methods=["GET"]),
        Route("/feed.atom", feeds.home_feed, methods=["GET"]),
        Route("/c/{slug}", lists.category, methods=["GET"]),
        Route("/c/{slug}/feed.atom", feeds.category_feed, methods=["GET"]),
        Route("/tags", lists.tags, methods=["GET"]),
        Route("/tags/{name}", lists.tag, methods=["GET"]),
        Route("/tags/{name}/feed.atom", feeds.tag_feed, methods=["GET"]),
        Route("/t/{id:int}", show_thread, methods=["GET"]),
        Route("/t/{id:int}/{slug}", show_thread, methods=["GET"]),
        Route("/help/person", help.person_wanted, methods=["GET"]),
        Route("/help/formatting", help.formatting, methods=["GET"]),
        Route("/robots.txt", maps.robots, methods=["GET"]),
        Route("/sitemap.xml", maps.index, methods=["GET"]),
        Route("/sitemaps/places.xml", maps.places, methods=["GET"]),
        Route("/sitemaps/{number:int}.xml", maps.threads, methods=["GET"]),
    ),
)
