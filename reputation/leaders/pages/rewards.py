"""The admin's pages of rewards elsewhere: addresses, what they hear, what was sent."""

import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.outgoing.signing import SIGNATURE
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Form, Password, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.leaders.actions import Hook, remove_hook, save_hook, send_again, send_test
from reputation.leaders.policy import may_keep_rewards
from reputation.leaders.queries import hook_of_id, hooks, sendings
from reputation.leaders.rewards import KINDS
from reputation.leaders.wording import STATES

PLACE = "/admin/rewards"
FIELDS = {
    "url": Text(max=500, missing=_("Write a whole address, such as https://example.com/hook.")),
    **{kind: Check() for kind in KINDS},
}
NEW = Form(**FIELDS, secret=Password(min=16, missing=_("A secret has at least 16 characters.")))
CHANGED = Form(**FIELDS, secret=Password(min=16, required=False), active=Check())


async def show_rewards(request: Request) -> Response:
    keeper(request)
    blank = NEW.blank(secret=secrets.token_urlsafe(32), **dict.fromkeys(KINDS, "yes"))
    return await listed(request, blank, status=200)


async def listed(request: Request, form: Submission, *, status: int) -> Response:
    async with house(request).database.reading() as session:
        values = {"hooks": await hooks(session), "nav_items": await admin_nav(request, session)}
    values |= {"form": form, "kinds": KINDS, "header": SIGNATURE}
    return page(request, "reputation/leaders/rewards.html", values, status=status)


async def add(request: Request) -> Response:
    actor, data = keeper(request), await read_form(request)
    sub = chosen(NEW.read(data))
    sub.raw["secret"] = (data.get("secret") or [""])[0].encode("utf-8", "replace").decode()
    if not sub.ok:
        return await listed(request, sub, status=422)
    try:
        async with house(request).database.writing() as session:
            hook_id = await save_hook(session, actor, as_hook(sub))
    except Invalid as invalid:
        return await listed(request, sub.refuse(invalid), status=422)
    return see_other(request, f"{PLACE}/{hook_id}", notice=_("Added. Send a test to see whether it arrives."))


async def show_reward(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        hook = await hook_of_id(session, request.path_params["id"])
        ticked = {kind: "yes" for kind in KINDS if kind in hook.kinds} | ({"active": "yes"} if hook.active else {})
        return await one(request, session, CHANGED.blank(url=hook.url, **ticked), status=200)


async def one(request: Request, session: Session, form: Submission, *, status: int) -> Response:
    hook = await hook_of_id(session, request.path_params["id"])
    values: dict[str, Any] = {
        "hook": hook, "form": form, "kinds": KINDS, "states": STATES,
        "sendings": await sendings(session, hook.id), "nav_items": await admin_nav(request, session),
    }  # fmt: skip
    return page(request, "reputation/leaders/reward.html", values, status=status)


async def change(request: Request) -> Response:
    actor, hook_id = keeper(request), request.path_params["id"]
    sub = chosen(CHANGED.read(await read_form(request)))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await save_hook(session, actor, as_hook(sub), hook_id=hook_id)
        except Invalid as invalid:
            sub.refuse(invalid)
    if not sub.ok:
        async with house(request).database.reading() as session:
            return await one(request, session, sub, status=422)
    return see_other(request, f"{PLACE}/{hook_id}", notice=_("Saved."))


async def test(request: Request) -> Response:
    hook_id = request.path_params["id"]
    async with house(request).database.writing() as session:
        await send_test(session, keeper(request), hook_id)
    return see_other(request, f"{PLACE}/{hook_id}", notice=_("A test is on its way. What became of it stands below."))


async def again(request: Request) -> Response:
    async with house(request).database.writing() as session:
        hook_id = await send_again(session, keeper(request), request.path_params["id"])
    return see_other(request, f"{PLACE}/{hook_id}", notice=_("It is sent again."))


async def remove(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await remove_hook(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("Removed."))


def chosen(sub: Submission) -> Submission:
    """With an error where nothing at all is wanted."""
    if not any(sub.values.get(kind) for kind in KINDS):
        sub.errors[next(iter(KINDS))] = _("Choose what it should hear of.")
    return sub


def as_hook(sub: Submission) -> Hook:
    given = sub.values
    return Hook(given["url"], given["secret"], [kind for kind in KINDS if given[kind]], given.get("active", True))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_rewards(actor):
        raise NotThere
    return actor


ROUTES = [
    Route(PLACE, show_rewards, methods=["GET"]),
    Route(PLACE, add, methods=["POST"]),
    Route(PLACE + "/{id:int}", show_reward, methods=["GET"]),
    Route(PLACE + "/{id:int}", change, methods=["POST"]),
    Route(PLACE + "/{id:int}/test", test, methods=["POST"]),
    Route(PLACE + "/{id:int}/remove", remove, methods=["POST"]),
    Route(PLACE + "/sendings/{id:int}/again", again, methods=["POST"]),
]
