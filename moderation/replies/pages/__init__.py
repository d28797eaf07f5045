"""Pages of templates: the list of staff, one of them, and putting one into an answer."""

from starlette.routing import Route

from moderation.replies.pages import inserting, writing

ROUTES = [
    Route("/mod/replies", writing.show_replies),
    Route("/mod/replies", writing.add_reply, methods=["POST"]),
    Route("/mod/replies/insert", inserting.insert, methods=["POST"]),
    Route("/mod/replies/{reply:int}", writing.show_reply),
    Route("/mod/replies/{reply:int}", writing.save_reply, methods=["POST"]),
    Route("/mod/replies/{reply:int}/remove", writing.remove_reply, methods=["POST"]),
]
