"""The pages of product feedback: the week's themes, labelling a thread, keeping themes, where the list goes."""

from starlette.routing import Route

from moderation.product.pages import labelling, sending, weekly

ROUTES = [
    Route("/mod/product", weekly.show_week),
    Route("/mod/product.csv", weekly.send_csv),
    Route("/mod/product.json", weekly.send_json),
    Route("/mod/product/of/{thread:int}", labelling.show_labels),
    Route("/mod/product/of/{thread:int}", labelling.label, methods=["POST"]),
    Route("/mod/product/themes/{theme:int}", labelling.show_theme),
    Route("/mod/product/themes/{theme:int}", labelling.rename, methods=["POST"]),
    Route("/mod/product/themes/{theme:int}/close", labelling.close, methods=["POST"]),
    Route("/mod/product/themes/{theme:int}/open", labelling.reopen, methods=["POST"]),
    Route("/admin/product", sending.show_sending),
    Route("/admin/product", sending.say, methods=["POST"]),
    Route("/admin/product/send", sending.send_now, methods=["POST"]),
]
