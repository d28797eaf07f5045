"""Reporting a post or a comment."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _
from forum.web.forms import Choice, Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.flags.actions import raise_flag
from moderation.flags.kinds import KINDS
from moderation.queue.subjects import subject_named

FLAG = Form(
    kind=Choice(options=tuple(KINDS), missing=_("Please choose what is wrong with it.")),
    note=LongText(max=600, required=False),
)


async def flag(request: Request) -> Response:
    """The form, and sending it; whoever may not see the object gets the 404 of a missing one."""
    actor, kind, object_id = actor_of(request), request.path_params["kind"], request.path_params["object"]
    if not actor.is_signed_in:
        raise SignInNeeded
    if kind not in ("post", "comment"):
        raise NotThere
    async with house(request).database.reading() as session:
        subject = await subject_named(session, actor, kind, object_id)
    back = f"/p/{object_id}" if kind == "post" else f"/t/{subject.thread_id}"
    if request.method != "POST":
        return shown(request, FLAG.blank(), back)
    sent = FLAG.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                subject = await subject_named(session, actor, kind, object_id)
                await raise_flag(session, actor, subject, kind=sent.values["kind"], note=sent.values["note"])
            return see_other(request, back, notice=_("Thank you. A moderator will look at it."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return shown(request, sent, back, 422)


def shown(request: Request, form: Submission, back: str, status: int = 200) -> Response:
    kinds = [(kind, said.words) for kind, said in KINDS.items()]
    return page(request, "moderation/flags/flag.html", {"form": form, "kinds": kinds, "back": back}, status)


ROUTES = [Route("/flag/{kind:str}/{object:int}", flag, methods=["GET", "POST"])]
