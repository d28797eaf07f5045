"""Where a moderator decides about a disputed line."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.forms import Choice, Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.book.actions import decide_dispute
from reputation.book.policy import may_decide_disputes
from reputation.book.queries import Wanted, dispute_of_id, statement
from reputation.book.wording import words_for

VERDICT = Form(
    reply=LongText(max=1_000, missing=_("Write a line to the person: they read it.")),
    verdict=Choice(options=("uphold", "dismiss"), missing=_("Choose one.")),
)


async def show(request: Request) -> Response:
    return await shown(request, VERDICT.blank())


async def decide(request: Request) -> Response:
    actor, sub = moderator(request), VERDICT.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await decide_dispute(
                    session, actor, request.path_params["id"],
                    uphold=sub.values["verdict"] == "uphold", reply=sub.values["reply"],
                )  # fmt: skip
            return see_other(request, "/mod", notice=_("Decided. The person has been told."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await shown(request, sub, status=422)


async def shown(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        found = await dispute_of_id(session, request.path_params["id"])
        one = Wanted(line_id=found.entry_id)
        rows = await statement(session, actor, found.user_id, after=None, wanted=one, most=1)
    values = {
        "dispute": found,
        "row": rows[0] if rows else None,
        "words": words_for(rows[0]) if rows else "",
        "form": form,
        "may_decide": may_decide_disputes(actor, found.user_id),
    }
    return page(request, "reputation/dispute_case.html", values, status=status)


def moderator(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_moderator:
        raise NotThere
    return actor


ROUTES = [
    Route("/mod/disputes/{id:int}", show, methods=["GET"]),
    Route("/mod/disputes/{id:int}", decide, methods=["POST"]),
]
