"""Pages of moderation: the queue, an item, the log, and the form of a flag."""

from starlette.routing import Route

from moderation.pages import flagging, log, queue

ROUTES = [
    Route("/mod", queue.show_queue),
    Route("/mod/log", log.show_log),
    Route("/mod/decisions/{decision:int}/undo", queue.take_back, methods=["POST"]),
    Route("/mod/{item:int}", queue.show_item),
    Route("/mod/{item:int}/claim", queue.take, methods=["POST"]),
    Route("/mod/{item:int}/give-back", queue.release, methods=["POST"]),
    Route("/mod/{item:int}/decide", queue.choose, methods=["POST"]),
    Route("/flag/{kind:str}/{object:int}", flagging.flag, methods=["GET", "POST"]),
]
