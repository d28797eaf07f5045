"""Where each week's list of product feedback goes: mail and a webhook."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.product.actions import Where, say_where, send_week
from moderation.product.policy import may_send
from moderation.product.queries import sending
from moderation.product.weeks import week_of

PLACE = "/admin/product"
WHERE = Form(
    addresses=LongText(max=2_000, required=False), url=Text(max=500, required=False),
    secret=Text(max=200, required=False),
)  # fmt: skip


def sender(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_send(actor):
        raise NotThere
    return actor


async def show_sending(request: Request, form: Submission | None = None) -> Response:
    sender(request)
    async with house(request).database.reading() as session:
        found = await sending(session)
        values = {"found": found, "nav_items": await admin_nav(request, session)}
    values["form"] = form or WHERE.blank(addresses=found.addresses, url=found.url)
    return page(request, "moderation/product/sending.html", values, 422 if form else 200)


async def say(request: Request) -> Response:
    actor, sent = sender(request), WHERE.read(await read_form(request))
    if not sent.ok:
        return await show_sending(request, sent)
    try:
        async with house(request).database.writing() as session:
            await say_where(session, actor, Where(sent.values["addresses"], sent.values["url"], sent.values["secret"]))
    except Invalid as invalid:
        return await show_sending(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def send_now(request: Request) -> Response:
    """This week's list so far, to see whether it arrives."""
    actor = sender(request)
    async with house(request).database.writing() as session:
        went = await send_week(session, actor, week_of(session.now))
    done = _("On its way, as far as anything was labelled this week.") if went else _("It goes nowhere yet.")
    return see_other(request, PLACE, notice=done)
