"""Pages of triggers: all of them, one, a trial over history, one's own, and how well reviewing does."""

from starlette.routing import Route

from moderation.triggers.pages import figures, listing, making, trying

ROUTES = [
    Route("/mod/triggers", figures.show, methods=["GET"]),
    Route("/admin/triggers", listing.show, methods=["GET"]),
    Route("/admin/triggers/new", making.show, methods=["GET"]),
    Route("/admin/triggers/new", making.make, methods=["POST"]),
    Route("/admin/triggers/trials/{trial:int}", trying.show, methods=["GET"]),
    Route("/admin/triggers/trials/{trial:int}/apply", trying.apply, methods=["POST"]),
    Route("/admin/triggers/{rule}", listing.show_one, methods=["GET"]),
    Route("/admin/triggers/{rule}", trying.begin, methods=["POST"]),
    Route("/admin/triggers/{rule}/off", listing.turn_off, methods=["POST"]),
    Route("/admin/triggers/{rule}/remove", listing.remove, methods=["POST"]),
]
