"""The preview that every text box uses."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import Invalid
from forum.markup import render
from forum.threads.bodies import clean_body
from forum.tone.hints import Hint, hints_for
from forum.tone.policy import hears_hints
from forum.tongues import language_of
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.templating import page

VISITORS_A_MINUTE = 60


async def preview(request: Request) -> Response:
    """The text of the field `body` as it would be shown: a fragment of a page."""
    await may_preview(request)
    status, html, message = 200, "", None
    hints: list[Hint] = []
    try:
        text = clean_body(first(await read_form(request), "body") or "", least=1)
        html = (await render(text)).html
        if hears_hints(actor_of(request)):
            hints = hints_for(text, language_of(text))
    except Invalid as invalid:
        status, message = 422, next(iter(invalid.errors.values()))
    return page(
        request, "forum/threads/_preview.html", {"html": html, "message": message, "hints": hints}, status=status
    )


async def may_preview(request: Request) -> None:
    """Visitors too, who write a question before they sign in; TooMany where it is rather a program that asks."""
    if actor_of(request).is_visitor:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await allow(session, "preview", address_of(request), times=VISITORS_A_MINUTE, seconds=60)


ROUTES = (Route("/preview", preview, methods=["POST"]),)
