"""Pages of the queue: what waits, an item, the log."""

from starlette.routing import Route

from moderation.queue.pages import log, waiting

ROUTES = [
    Route("/mod", waiting.show_queue),
    Route("/mod/log", log.show_log),
    Route("/mod/decisions/{decision:int}/undo", waiting.take_back, methods=["POST"]),
    Route("/mod/{item:int}", waiting.show_item),
    Route("/mod/{item:int}/claim", waiting.take, methods=["POST"]),
    Route("/mod/{item:int}/give-back", waiting.release, methods=["POST"]),
    Route("/mod/{item:int}/decide", waiting.choose, methods=["POST"]),
]
