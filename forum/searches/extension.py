"""What this room adds to the forum."""

from starlette.routing import Route

from forum.actor import Actor
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place
from forum.searches import pages
from forum.searches.actions import prune_searches
from forum.searches.demo import DEMO_SCENES
from forum.searches.policy import may_read_searches


def editors(actor: Actor) -> bool:
    return may_read_searches(actor)


EXTENSION = Extension(
    name="searches",
    demo_scenes=DEMO_SCENES,
    routes=(
        Route(pages.PLACE, pages.show_log, methods=["GET"]),
        Route(f"{pages.PLACE}.csv", pages.send_csv, methods=["GET"]),
        Route(f"{pages.PLACE}/seen", pages.mark_seen, methods=["POST"]),
        Route(f"{pages.PLACE}/unseen", pages.take_back, methods=["POST"]),
        Route("/search/to/{token}", pages.open_result, methods=["GET"]),
    ),
    places=(Place(pages.PLACE, _("Searches"), editors),),
    admin_pages=(
        AdminPage(
            pages.PLACE,
            _("Searches"),
            _("What people look for, what they do not find, what they open."),
            "search",
            group="content",
        ),
    ),
    schedules=(Schedule("searches.prune", "41 3 * * *", prune_searches),),
)
