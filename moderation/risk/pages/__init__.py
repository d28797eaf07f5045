"""The pages of people at risk: marking, lifting, the list, and what staff do."""

from starlette.routing import Route

from moderation.risk.pages import guiding, marking

ROUTES = [
    Route("/mod/risk", marking.show_marks),
    Route("/mod/risk/about/{kind:str}/{object:int}", marking.show_form),
    Route("/mod/risk/about/{kind:str}/{object:int}", marking.mark, methods=["POST"]),
    Route("/mod/risk/{mark:int}", marking.show_mark),
    Route("/mod/risk/{mark:int}/lift", marking.lift, methods=["POST"]),
    Route("/mod/risk/{mark:int}/take-back", marking.take_back, methods=["POST"]),
    Route("/mod/risk/{mark:int}/restore", marking.restore, methods=["POST"]),
    Route("/admin/risk", guiding.show_guides),
    Route("/admin/risk", guiding.say, methods=["POST"]),
]
