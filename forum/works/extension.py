"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.works import pages
from forum.works.belongings import BELONGINGS
from forum.works.demo import DEMO_SCENES

EXTENSION = Extension(
    name="works",
    belongings=BELONGINGS,
    demo_scenes=DEMO_SCENES,
    routes=(
        Route(pages.PLACE, pages.show_works, methods=["GET"]),
        Route(pages.PLACE, pages.add, methods=["POST"]),
        Route(f"{pages.PLACE}/{{work:int}}", pages.show_one, methods=["GET"]),
        Route(f"{pages.PLACE}/{{work:int}}", pages.change, methods=["POST"]),
        Route(f"{pages.PLACE}/{{work:int}}/end", pages.end, methods=["POST"]),
        Route("/works/{work:int}/dismiss", pages.dismiss, methods=["POST"]),
    ),
    places=(Place(pages.PLACE, _("Planned works"), admins),),
    admin_pages=(
        AdminPage(
            pages.PLACE,
            _("Planned works"),
            _("What is announced on every page, to whom and when."),
            "clock",
            group="content",
        ),
    ),
)
