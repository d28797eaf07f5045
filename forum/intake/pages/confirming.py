"""The page to which a letter leads that asks: did you write this question?"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import NotThere
from forum.i18n import _
from forum.intake.actions import confirm_question
from forum.intake.queries import waiting_question
from forum.intake.tokens import read_token
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/mail/confirm/{token}"


async def show(request: Request) -> Response:
    """Looking posts nothing, since mail programs look at links too."""
    async with house(request).database.reading() as session:
        question = await waiting_question(session, number_in(request))
    if question.url is not None:
        return see_other(request, question.url)
    values = {"question": question, "token": request.path_params["token"]}
    return page(request, "forum/intake/confirm.html", values)


async def confirm(request: Request) -> Response:
    async with house(request).database.writing() as session:
        url = await confirm_question(session, number_in(request))
    return see_other(request, url, notice=_("Your question is posted."))


def number_in(request: Request) -> int:
    number = read_token(house(request).settings, request.path_params["token"])
    if number is None:
        raise NotThere
    return number


ROUTES = (Route(PLACE, show, methods=["GET"]), Route(PLACE, confirm, methods=["POST"]))
