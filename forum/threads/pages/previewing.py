"""The preview that every text box uses."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import Invalid, SignInNeeded
from forum.markup import render
from forum.threads.bodies import clean_body
from forum.web.bodies import first, read_form
from forum.web.house import actor_of
from forum.web.templating import page


async def preview(request: Request) -> Response:
    """The text of the field `body` as it would be shown: a fragment of a page."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    status, html, message = 200, "", None
    try:
        html = (await render(clean_body(first(await read_form(request), "body") or "", least=1))).html
    except Invalid as invalid:
        status, message = 422, next(iter(invalid.errors.values()))
    return page(request, "forum/threads/_preview.html", {"html": html, "message": message}, status=status)


ROUTES = (Route("/preview", preview, methods=["POST"]),)
