"""Pages of care: the lists of questions, one question, response figures, reply targets."""

from starlette.routing import Route

from moderation.care.pages import calendars, figures, ladder, questions, targets

ROUTES = [
    Route("/mod/care", questions.show_questions),
    Route("/mod/care/figures", figures.show_figures),
    Route("/mod/care/figures.csv", figures.send_csv),
    Route("/mod/care/figures.json", figures.send_json),
    Route("/mod/care/{question:int}", questions.show_question),
    Route("/mod/care/{question:int}", questions.care, methods=["POST"]),
    Route("/admin/targets", targets.show_targets),
    Route("/admin/targets", targets.set_one, methods=["POST"]),
    Route("/admin/targets/clocks", targets.show_clocks),
    Route("/admin/targets/clocks", targets.move_all, methods=["POST"]),
    Route("/admin/targets/{target:int}/remove", targets.remove_one, methods=["POST"]),
    Route("/admin/ladder", ladder.show_keepers),
    Route("/admin/ladder", ladder.name_one, methods=["POST"]),
    Route("/admin/ladder/{keeper:int}/remove", ladder.remove_one, methods=["POST"]),
    Route("/admin/calendars", calendars.show_calendars),
    Route("/admin/calendars", calendars.save_one, methods=["POST"]),
    Route("/admin/calendars/{calendar:int}/remove", calendars.remove_one, methods=["POST"]),
]
