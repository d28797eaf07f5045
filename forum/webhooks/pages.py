"""The admin's pages of webhooks: addresses, what they hear, what was sent, the secret once."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _, n_
from forum.outgoing.signing import SIGNATURE
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from forum.webhooks import actions
from forum.webhooks.actions import Change
from forum.webhooks.policy import may_keep_webhooks
from forum.webhooks.queries import A_PAGE, deliveries, webhook_of_id, webhooks
from forum.webhooks.telling import KINDS

PLACE = "/admin/webhooks"
FIELDS = {
    "url": Text(max=500, missing=_("Write a whole address, such as https://example.com/hook.")),
    **{kind: Check() for kind in KINDS},
}
NEW, CHANGED = Form(**FIELDS), Form(**FIELDS, active=Check())
STATES = {
    "sent": _("Arrived"), "waiting": _("On its way"), "failing": _("Failed, next try:"),
    "given_up": _("Failed, not tried again"),
}  # fmt: skip


async def show_webhooks(request: Request) -> Response:
    keeper(request)
    return await listed(request, NEW.blank(**dict.fromkeys(list(KINDS)[:2], "yes")), 200)


async def listed(request: Request, form: Submission, status: int) -> Response:
    async with house(request).database.reading() as session:
        values = {"hooks": await webhooks(session), "nav_items": await admin_nav(request, session)}
    values |= {"form": form, "kinds": KINDS, "header": SIGNATURE}
    return page(request, "forum/webhooks/webhooks.html", values, status)


async def make(request: Request) -> Response:
    actor = keeper(request)
    await need_proof(request)
    sub = NEW.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                webhook_id, secret = await actions.make_webhook(session, actor, change_of(sub))
            return await one(request, webhook_id, secret=secret)
        except Invalid as invalid:
            sub.refuse(invalid)
    return await listed(request, sub, 422)


async def show_webhook(request: Request) -> Response:
    keeper(request)
    return await one(request, request.path_params["id"])


async def one(
    request: Request, webhook_id: int, *, form: Submission | None = None, secret: str | None = None
) -> Response:
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        hook = await webhook_of_id(session, webhook_id)
        found = await deliveries(session, hook.id, before=cursor.values[0] if cursor.values else None)
        nav_items = await admin_nav(request, session)
    ticked = {kind: "yes" for kind in KINDS if kind in hook.kinds} | ({"active": "yes"} if hook.active else {})
    values: dict[str, Any] = {
        "hook": hook, "form": form or CHANGED.blank(url=hook.url, **ticked), "kinds": KINDS, "states": STATES,
        "deliveries": found[:A_PAGE], "secret": secret, "nav_items": nav_items, "now": session.now,
        "next_url": cursor.next_url(found[A_PAGE - 1].id) if len(found) > A_PAGE else None,
    }  # fmt: skip
    reply = page(request, "forum/webhooks/webhook.html", values, 422 if form else 200)
    if secret:
        reply.headers["cache-control"] = "no-store"
    return reply


async def change(request: Request) -> Response:
    actor, webhook_id = keeper(request), request.path_params["id"]
    sub = CHANGED.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await actions.save_webhook(session, actor, webhook_id, change_of(sub))
            return see_other(request, f"{PLACE}/{webhook_id}", notice=_("Saved."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await one(request, webhook_id, form=sub)


async def renew(request: Request) -> Response:
    actor = keeper(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        secret = await actions.renew_secret(session, actor, request.path_params["id"])
    return await one(request, request.path_params["id"], secret=secret)


async def test(request: Request) -> Response:
    webhook_id = request.path_params["id"]
    async with house(request).database.writing() as session:
        await actions.send_test(session, keeper(request), webhook_id)
    words = _("A test is on its way. What became of it stands below.")
    return see_other(request, f"{PLACE}/{webhook_id}", notice=words)


async def again(request: Request) -> Response:
    async with house(request).database.writing() as session:
        webhook_id = await actions.send_again(session, keeper(request), request.path_params["id"])
    return see_other(request, f"{PLACE}/{webhook_id}", notice=_("It is sent again."))


async def failed_again(request: Request) -> Response:
    webhook_id = request.path_params["id"]
    async with house(request).database.writing() as session:
        count = await actions.send_failed_again(session, keeper(request), webhook_id)
    words = n_("%(count)s delivery is sent again.", "%(count)s deliveries are sent again.", count)
    return see_other(request, f"{PLACE}/{webhook_id}", notice=words)


async def remove(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await actions.remove_webhook(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("Removed."))


def change_of(sub: Submission) -> Change:
    given = sub.values
    return Change(given["url"], [kind for kind in KINDS if given[kind]], given.get("active", True))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_webhooks(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(PLACE, show_webhooks, methods=["GET"]),
    Route(PLACE, make, methods=["POST"]),
    Route(PLACE + "/{id:int}", show_webhook, methods=["GET"]),
    Route(PLACE + "/{id:int}", change, methods=["POST"]),
    Route(PLACE + "/{id:int}/secret", renew, methods=["POST"]),
    Route(PLACE + "/{id:int}/test", test, methods=["POST"]),
    Route(PLACE + "/{id:int}/failed", failed_again, methods=["POST"]),
    Route(PLACE + "/{id:int}/remove", remove, methods=["POST"]),
    Route(PLACE + "/deliveries/{id:int}/again", again, methods=["POST"]),
)
