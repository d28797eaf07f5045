"""Answering a question, replying in a discussion."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import SignInNeeded
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions import post_answer
from forum.threads.kinds import HELD
from forum.threads.pages.keeping import keeping_text, sent
from forum.threads.queries import post_url, visible_thread
from forum.threads.refusals import standing
from forum.web.bodies import read_form
from forum.web.forms import Form, Hidden, LongText, Submission
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page

ANSWER = Form(body=LongText(missing=_("Please write something first.")), form_key=Hidden())


async def show_answer(request: Request) -> Response:
    """The answer box on a page of its own: where a reload after an error leads."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    return await answer_page(request, ANSWER.blank(body=""))


async def answer(request: Request) -> Response:
    sub = ANSWER.read(await read_form(request))
    return await keeping_text(request, sub.raw.get("body", ""), partial(sent, request, sub, posted, answer_page))


async def posted(request: Request, sub: Submission) -> Response:
    actor, thread_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        if ticket.result:
            return see_other(request, ticket.result)
        if actor.id is not None:
            await allow(session, "answer", str(actor.id), times=policy.answers_an_hour(actor), seconds=3600)
        answered = await post_answer(session, actor, thread_id, sub.values["body"])
        ticket.result = await post_url(session, actor, answered.post_id)
    return see_other(request, ticket.result, notice=HELD if answered.state == "held" else _("Posted."))


async def answer_page(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        values = {
            "thread": thread,
            "form": form,
            "may_answer": policy.may_answer(actor, thread, session.now),
            "standing": standing(actor, session.now),
        }
    return page(request, "forum/threads/answer.html", values, status=status)


ROUTES = (
    Route("/t/{id:int}/answer", show_answer, methods=["GET"]),
    Route("/t/{id:int}/answer", answer, methods=["POST"]),
)
