"""Pages of accounts: joining, signing in and out, a forgotten password, settings."""

from starlette.routing import Route

from forum.accounts.pages import joining, language, resetting, settings, signing_in

ROUTES = [
    Route("/sign-up", joining.sign_up, methods=["GET", "POST"]),
    Route("/sign-up/sent", joining.sent),
    Route("/verify", joining.send_again, methods=["GET", "POST"]),
    Route("/verify/{token:str}", joining.verify, methods=["GET", "POST"]),
    Route("/sign-in", signing_in.sign_in, methods=["GET", "POST"]),
    Route("/sign-out", signing_in.sign_out, methods=["POST"]),
    Route("/reset", resetting.ask, methods=["GET", "POST"]),
    Route("/reset/{token:str}", resetting.choose, methods=["GET", "POST"]),
    Route("/settings", settings.profile, methods=["GET", "POST"]),
    Route("/settings/look", settings.look, methods=["GET"]),
    Route("/settings/password", settings.password, methods=["GET", "POST"]),
    Route("/settings/logins", settings.logins),
    Route("/settings/logins/end", settings.end_others, methods=["POST"]),
    Route("/language", language.choose, methods=["POST"]),
]
