"""A moderator's desk: views of the queue under a name."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Form, Hidden, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from moderation.queue import actions
from moderation.queue.pages.waiting import moderator, show_queue

VIEW = Form(name=Text(max=60, missing=_("Please give it a name.")), query=Hidden())


async def add_view(request: Request) -> Response:
    actor, sent = moderator(request), VIEW.read(await read_form(request))
    query = sent.raw.get("query", "")[:300]
    if not sent.ok:
        return await show_queue(request, sent)
    try:
        async with house(request).database.writing() as session:
            await actions.keep_view(session, actor, name=sent.values["name"], query=query)
    except Invalid as invalid:
        return await show_queue(request, sent.refuse(invalid))
    return see_other(request, f"/mod?{query}", notice=_("Saved."))


async def remove_view(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        await actions.drop_view(session, actor, request.path_params["view"])
    return see_other(request, "/mod", notice=_("Removed."))
