"""A moderator's desk: views of the queue under a name, and canned replies."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Form, Hidden, LongText, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue import actions
from moderation.queue.pages.waiting import moderator, show_queue
from moderation.queue.queries.desk import canned_replies

VIEW = Form(name=Text(max=60, missing=_("Please give it a name.")), query=Hidden())
REPLY = Form(title=Text(max=100, missing=_("Please give it a name.")), body=LongText(max=10_000))


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


async def show_replies(request: Request, form: Submission | None = None) -> Response:
    moderator(request)
    async with house(request).database.reading() as session:
        replies = await canned_replies(session)
    values = {"replies": replies, "form": form or REPLY.blank()}
    return page(request, "moderation/queue/replies.html", values, 422 if form else 200)


async def add_reply(request: Request) -> Response:
    actor, sent = moderator(request), REPLY.read(await read_form(request))
    if not sent.ok:
        return await show_replies(request, sent)
    async with house(request).database.writing() as session:
        await actions.keep_reply(session, actor, title=sent.values["title"], body=sent.values["body"])
    return see_other(request, "/mod/replies", notice=_("Saved."))


async def remove_reply(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        await actions.drop_reply(session, actor, request.path_params["reply"])
    return see_other(request, "/mod/replies", notice=_("Removed."))
