"""What this room adds to the forum."""

from starlette.routing import Route

from forum.database import Database
from forum.extension import Extension, Schedule
from forum.i18n import _
from forum.places import Place
from forum.reading.actions import forget_old_places
from forum.reading.pages import cards, feeds, help, helping, lists, maps, marking, offline, printing
from forum.reading.pages.thread import show_thread
from forum.settings import Settings


async def forget_places(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await forget_old_places(session)


EXTENSION = Extension(
    name="reading",
    places=(
        Place("/", _("Questions"), key="h"),
        Place("/?view=unanswered", _("Unanswered questions"), key="u"),
        Place("/tags", _("Tags"), key="t"),
        Place("/help/person", _("Need a person?")),
        Place("/help/formatting", _("Formatting")),
    ),
    routes=(
        Route("/", lists.home, methods=["GET"]),
        Route("/feed.atom", feeds.home_feed, methods=["GET"]),
        Route("/c/{slug}", lists.category, methods=["GET"]),
        Route("/c/{slug}/feed.atom", feeds.category_feed, methods=["GET"]),
        Route("/tags", lists.tags, methods=["GET"]),
        Route("/tags/{name}", lists.tag, methods=["GET"]),
        Route("/tags/{name}/feed.atom", feeds.tag_feed, methods=["GET"]),
        Route("/t/{id:int}", show_thread, methods=["GET"]),
        Route("/t/{id:int}/read", marking.note_place, methods=["GET", "POST"]),
        Route("/t/{id:int}/card.png", cards.thread_card, methods=["GET"]),
        Route("/t/{id:int}/print", printing.print_thread, methods=["GET"]),
        Route("/t/{id:int}/{slug}", show_thread, methods=["GET"]),
        Route("/p/{id:int}/helpful", helping.say, methods=["POST"]),
        Route("/u/{name}/helped", helping.show_helped, methods=["GET"]),
        Route("/unread", marking.show_unread, methods=["GET"]),
        Route("/unread/read", marking.press_all_read, methods=["POST"]),
        Route("/width", marking.set_width, methods=["POST"]),
        Route("/help/person", help.person_wanted, methods=["GET"]),
        Route("/help/formatting", help.formatting, methods=["GET"]),
        Route("/robots.txt", maps.robots, methods=["GET"]),
        Route("/sitemap.xml", maps.index, methods=["GET"]),
        Route("/sitemaps/places.xml", maps.places, methods=["GET"]),
        Route("/sitemaps/{what}-{number:int}.xml", maps.numbered, methods=["GET"]),
        Route("/u/{name}/feed.atom", feeds.person_feed, methods=["GET"]),
        *offline.ROUTES,
    ),
    slots={"user_panel": (helping.helped_link,)},
    schedules=(Schedule("forget old reading places", "17 3 * * *", forget_places),),
)
