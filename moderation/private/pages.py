"""Going on in private, the list of such threads, and agreeing to publish one."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _
from forum.threads import policy
from forum.threads.queries import visible_thread
from forum.web.forms import Form, Hidden, LongText, Submission, first, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.private.actions import agree, go_on_in_private
from moderation.private.queries import follow_ups

PLACE = "/private"
BEGIN = Form(body=LongText(max=30_000, missing=_("Please write something first.")), form_key=Hidden())


def moderator(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_moderator:
        raise NotThere
    return actor


async def show_mine(request: Request) -> Response:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        rows = await follow_ups(session, actor)
    return page(request, "moderation/private/list.html", {"rows": rows, "is_staff": actor.is_staff})


async def show_form(request: Request, form: Submission | None = None) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["thread"])
        if not policy.may_continue_privately(actor, thread, session.now):
            raise NotThere
    values = {"thread": thread, "form": form or BEGIN.blank()}
    return page(request, "moderation/private/begin.html", values, 422 if form else 200)


async def begin(request: Request) -> Response:
    actor, thread_id = moderator(request), request.path_params["thread"]
    sent = BEGIN.read(await read_form(request))
    if not sent.ok:
        return await show_form(request, sent)
    try:
        async with (
            house(request).database.writing() as session,
            once(session, actor, sent.values["form_key"]) as ticket,
        ):
            if not ticket.result:
                ticket.result = (await go_on_in_private(session, actor, thread_id, sent.values["body"])).url
    except Invalid as invalid:
        return await show_form(request, sent.refuse(invalid))
    return see_other(request, ticket.result, notice=_("You go on in private. They hear of it."))


async def say_yes(request: Request) -> Response:
    return await answered(request, wanted=True)


async def say_no(request: Request) -> Response:
    return await answered(request, wanted=False)


async def answered(request: Request, *, wanted: bool) -> Response:
    actor, private_id = actor_of(request), request.path_params["private"]
    seen = first(await read_form(request), "said_at")
    async with house(request).database.writing() as session:
        public = await agree(session, actor, private_id, wanted=wanted, seen=seen)
    if public:
        return see_other(request, f"/t/{private_id}", notice=_("Both have agreed: everybody can read it now."))
    notice = _("Noted. It is published when the other side agrees, too.") if wanted else _("It stays private.")
    return see_other(request, f"/t/{private_id}", notice=notice)


ROUTES = [
    Route(PLACE, show_mine),
    Route("/private/of/{thread:int}", show_form),
    Route("/private/of/{thread:int}", begin, methods=["POST"]),
    Route("/private/{private:int}/agree", say_yes, methods=["POST"]),
    Route("/private/{private:int}/keep", say_no, methods=["POST"]),
]
