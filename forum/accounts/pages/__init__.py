"""Pages of accounts: joining, signing in and out, a forgotten password, settings."""

from starlette.routing import Route

from forum.accounts.pages import (
    address,
    factors,
    joining,
    language,
    passkeys,
    resetting,
    second,
    settings,
    signing_in,
)

ROUTES = [
    Route("/sign-up", joining.sign_up, methods=["GET", "POST"]),
    Route("/sign-up/sent", joining.sent),
    Route("/sign-up/strength", joining.strength, methods=["POST"]),
    Route("/verify", joining.send_again, methods=["GET", "POST"]),
    Route("/verify/{token:str}", joining.verify, methods=["GET", "POST"]),
    Route("/sign-in", signing_in.sign_in, methods=["GET", "POST"]),
    Route("/sign-out", signing_in.sign_out, methods=["POST"]),
    Route("/sign-in/second", second.second, methods=["GET", "POST"]),
    Route("/sign-in/again", second.again, methods=["GET", "POST"]),
    Route("/sign-in/passkey", passkeys.signed, methods=["POST"]),
    Route("/sign-in/passkey/ask", passkeys.ask, methods=["POST"]),
    Route("/settings/second", factors.overview, methods=["GET"]),
    Route("/settings/second/app", factors.app, methods=["GET", "POST"]),
    Route("/settings/second/app/remove", factors.end_app, methods=["POST"]),
    Route("/settings/second/codes", factors.new_codes, methods=["POST"]),
    Route("/settings/second/keys", factors.keep_key, methods=["POST"]),
    Route("/settings/second/keys/ask", factors.ask_key, methods=["POST"]),
    Route("/settings/second/keys/{id:int}/remove", factors.end_key, methods=["POST"]),
    Route("/reset", resetting.ask, methods=["GET", "POST"]),
    Route("/reset/{token:str}", resetting.choose, methods=["GET", "POST"]),
    Route("/settings/address", address.change, methods=["GET", "POST"]),
    Route("/settings/address/confirm/{token:str}", address.confirm, methods=["GET", "POST"]),
    Route("/settings/address/undo/{token:str}", address.undo, methods=["GET", "POST"]),
    Route("/settings/look", settings.look, methods=["GET"]),
    Route("/settings/password", settings.password, methods=["GET", "POST"]),
    Route("/settings/logins", settings.logins),
    Route("/settings/logins/{id:int}/end", settings.end_one, methods=["POST"]),
    Route("/settings/logins/end", settings.end_others, methods=["POST"]),
    Route("/language", language.choose, methods=["POST"]),
]
