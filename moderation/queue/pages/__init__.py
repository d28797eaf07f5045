"""Pages of the queue: what waits, an item, decisions on many, the desk, the logs, and what people read of their own."""

from starlette.routing import Route

from moderation.queue.pages import bulk, desk, item, log, mine, pace, waiting

ROUTES = [
    Route("/mod", waiting.show_queue),
    Route("/mod/next", waiting.begin, methods=["POST"]),
    Route("/mod/log", log.show_log),
    Route("/mod/views", desk.add_view, methods=["POST"]),
    Route("/mod/views/{view:int}/remove", desk.remove_view, methods=["POST"]),
    Route("/mod/bulk", bulk.preview),
    Route("/mod/bulk", bulk.choose, methods=["POST"]),
    Route("/mod/bulk/{batch:int}/undo", bulk.take_back, methods=["POST"]),
    Route("/mod/decisions/{decision:int}/undo", item.take_back, methods=["POST"]),
    Route("/mod/{item:int}", item.show_item),
    Route("/mod/{item:int}/claim", item.take, methods=["POST"]),
    Route("/mod/{item:int}/give-back", item.release, methods=["POST"]),
    Route("/mod/{item:int}/skip", item.skip, methods=["POST"]),
    Route("/mod/{item:int}/note", item.note, methods=["POST"]),
    Route("/mod/{item:int}/decide", item.choose, methods=["POST"]),
    Route("/mod/slow/{thread:int}", pace.show_pace),
    Route("/mod/slow/{thread:int}", pace.set_pace, methods=["POST"]),
    Route("/log", log.show_open_log),
    Route("/reports", mine.show_reports),
    Route("/why/{kind:str}/{object:int}", mine.show_why),
    Route("/decisions/{decision:int}", mine.show_decision),
    Route("/decisions/{decision:int}/appeal", mine.send_appeal, methods=["POST"]),
]
