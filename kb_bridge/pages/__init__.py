"""Pages of the knowledge base: articles for everybody, the desk for editors."""

from starlette.routing import Route

from kb_bridge.pages import (
    admin,
    article_edit,
    articles,
    bulk,
    desk,
    effect,
    machines,
    proposals,
    recurring,
    ripeness,
    shelf,
)

PROPOSAL = "/kb/editor/proposals/{proposal:int}"
TOPIC = "/kb/editor/topics/{topic:int}"

ROUTES = [
    Route("/kb", articles.show_list),
    Route("/kb/asked", recurring.show_asked),
    Route("/kb/editor", desk.show_desk),
    Route("/kb/editor/figures", ripeness.figures),
    Route("/admin/ripeness", ripeness.ripeness, methods=["GET", "POST"]),
    Route(effect.PLACE, effect.show_effect),
    Route(f"{effect.PLACE}.csv", effect.send_csv),
    Route(f"{effect.PLACE}.json", effect.send_json),
    Route(f"{effect.PLACE}/costs", effect.say_costs, methods=["POST"]),
    Route("/kb/shown.css", effect.shown_css),
    Route("/kb/editor/bulk", bulk.decide, methods=["POST"]),
    Route("/kb/editor/recurring", recurring.show_recurring),
    Route(admin.PLACE, admin.show_comparing),
    Route(PROPOSAL, proposals.show_proposal, methods=["GET"]),
    Route(PROPOSAL, proposals.write, methods=["POST"]),
    Route(f"{PROPOSAL}/preview", proposals.preview, methods=["POST"]),
    Route(f"{PROPOSAL}/reject", proposals.reject, methods=["POST"]),
    Route(f"{PROPOSAL}/snooze", proposals.snooze, methods=["POST"]),
    Route(f"{PROPOSAL}/reopen", proposals.reopen, methods=["POST"]),
    Route(TOPIC, desk.show_topic, methods=["GET"]),
    Route(f"{TOPIC}/merge", desk.merge, methods=["POST"]),
    Route("/kb/editor/changes/{change:int}/undo", desk.undo_change, methods=["POST"]),
    Route(f"{TOPIC}/split", desk.split, methods=["POST"]),
    Route(f"{TOPIC}/threads/{{thread:int}}/exclude", desk.exclude, methods=["POST"]),
    Route(f"{TOPIC}/threads/{{thread:int}}/include", desk.include, methods=["POST"]),
    Route("/kb/feed.atom", machines.feed),
    Route("/kb/sitemap.xml", machines.articles_map),
    Route("/kb/{id:int}/card.png", machines.card),
    Route("/kb/{id:int}", articles.show_article),
    Route("/kb/{id:int}/edit", article_edit.edit, methods=["GET", "POST"]),
    Route("/kb/{id:int}/preview", article_edit.preview, methods=["POST"]),
    Route("/kb/{id:int}/shelf", shelf.shelf, methods=["GET", "POST"]),
    Route("/kb/{id:int}/versions", shelf.versions),
    Route("/kb/{id:int}/versions/{version:int}/restore", shelf.restore, methods=["POST"]),
    Route("/kb/{id:int}/why-not", shelf.say_why, methods=["POST"]),
    Route("/kb/{id:int}/threads/{thread:int}/decline", articles.decline, methods=["POST"]),
    Route("/kb/{id:int}/archive", articles.archive, methods=["POST"]),
    Route("/kb/{id:int}/restore", articles.restore, methods=["POST"]),
    Route("/kb/{id:int}/rate", articles.rate, methods=["POST"]),
    Route("/kb/{id:int}/{slug}", articles.show_article),
]
