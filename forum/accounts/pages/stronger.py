"""Where staff must have a second factor, nothing is open to those who have none but the page that sets one up."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from forum.accounts.factors import factors_of
from forum.web.house import house, personal

OPEN = ("/settings/second", "/sign-in/again", "/sign-in/passkey", "/sign-out", "/language", "/static/", "/look.css",
        "/help/")  # fmt: skip


class Stronger:
    """Asks the database only about staff, and only where the setting wants it."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and await self.is_weak(Request(scope)):
            await RedirectResponse("/settings/second", 303)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def is_weak(self, request: Request) -> bool:
        actor, here = personal(request).actor, house(request)
        if not here.settings.staff_second_factor or actor.id is None or not actor.is_staff:
            return False
        if request.url.path.startswith(OPEN):
            return False
        async with here.database.reading() as session:
            return not (await factors_of(session, actor.id)).any
