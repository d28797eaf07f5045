"""Pages of first steps: the first start, its steps, the admin's entrance, a newcomer's card."""

from starlette.routing import Route

from forum.welcome.pages import checklist, entrance, guide, opening, steps
from forum.welcome.steps import PLACE

ROUTES = (
    Route("/setup", opening.show, methods=["GET"]),
    Route("/setup", opening.open_it, methods=["POST"]),
    Route("/admin", entrance.show, methods=["GET"]),
    Route(PLACE, checklist.show, methods=["GET"]),
    Route(PLACE + "/tick", checklist.tick_step, methods=["POST"]),
    Route(PLACE + "/look", steps.show_look, methods=["GET"]),
    Route(PLACE + "/look", steps.save_look, methods=["POST"]),
    Route(PLACE + "/categories", steps.show_categories, methods=["GET"]),
    Route(PLACE + "/categories", steps.save_categories, methods=["POST"]),
    Route(PLACE + "/mail", steps.show_mail, methods=["GET"]),
    Route(PLACE + "/mail", steps.try_mail, methods=["POST"]),
    Route(PLACE + "/import", steps.show_import, methods=["GET"]),
    Route(PLACE + "/threads", steps.show_threads, methods=["GET"]),
    Route("/guide", guide.choose, methods=["POST"]),
)
