"""Slow mode of a thread: how slowly, until when, and why."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _
from forum.threads.queries import visible_thread
from forum.threads.queries.pace import pace_of
from forum.web.forms import Form, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.actions import slow_down
from moderation.queue.pages.deciding import number
from moderation.queue.pages.waiting import moderator

PACE = Form(
    minutes=Text(max=4, missing=_("Please write a number of minutes.")),
    hours=Text(max=3, required=False),
    reason=Text(max=300, required=False),
)


async def show_pace(request: Request, form: Submission | None = None) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["thread"])
        pace = await pace_of(session, actor, thread)
    values = {"thread": thread, "pace": pace, "form": form or PACE.blank()}
    return page(request, "moderation/queue/pace.html", values, 422 if form else 200)


async def set_pace(request: Request) -> Response:
    actor, sent = moderator(request), PACE.read(await read_form(request))
    if not sent.ok:
        return await show_pace(request, sent)
    given = sent.values
    try:
        async with house(request).database.writing() as session:
            thread = await visible_thread(session, actor, request.path_params["thread"])
            decision = await slow_down(
                session, actor, thread.id, minutes=number(given["minutes"], none=-1),
                hours=number(given["hours"], none=0), reason=given["reason"],
            )  # fmt: skip
    except Invalid as invalid:
        return await show_pace(request, sent.refuse(invalid))
    done = _("Slow mode is off.") if given["minutes"] == "0" else _("Slow mode is on.")
    return see_other(request, thread.url, notice=done, undo=f"/mod/decisions/{decision}/undo", undo_label=_("Undo"))
