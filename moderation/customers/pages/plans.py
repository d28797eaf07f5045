"""The admin's page of plans, organisations and lists of customers."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _, n_
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.customers.actions import (
    assign_account,
    import_customers,
    remove_organisation,
    remove_plan,
    save_organisation,
    save_plan,
    unassign_account,
)
from moderation.customers.policy import may_keep_plans
from moderation.customers.queries import managers, organisations, plans, staff

PLACE = "/admin/plans"
PLAN = Form(title=Text(max=60, missing=_("Please write a name.")))
ORGANISATION = Form(
    name=Text(max=60, missing=_("Please write a name.")), domain=Text(max=253, required=False),
    plan=Choice(required=False),
)  # fmt: skip
ACCOUNT = Form(account=Choice(missing=_("Please choose one of the list.")), person=Choice())
LIST = Form(list=LongText(max=200_000, missing=_("Please paste the list first.")))


def keeper(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep_plans(actor):
        raise NotThere
    return actor


async def show_plans(request: Request, **wrong: Submission) -> Response:
    """`wrong` is the form that came back, by the name that the template knows it by."""
    keeper(request)
    forms = {
        "plan": PLAN.blank(),
        "organisation": ORGANISATION.blank(),
        "list": LIST.blank(),
        "account": ACCOUNT.blank(),
    } | wrong
    async with house(request).database.reading() as session:
        values = {
            "plans": await plans(session), "organisations": await organisations(session), "forms": forms,
            "managers": await managers(session), "staff": await staff(session),
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "moderation/customers/plans.html", values, 422 if wrong else 200)


async def add_plan(request: Request) -> Response:
    actor, sent = keeper(request), PLAN.read(await read_form(request))
    if not sent.ok:
        return await show_plans(request, plan=sent)
    try:
        async with house(request).database.writing() as session:
            await save_plan(session, actor, sent.values["title"])
    except Invalid as invalid:
        return await show_plans(request, plan=sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def save_one(request: Request) -> Response:
    actor, sent = keeper(request), ORGANISATION.read(await read_form(request))
    if not sent.ok:
        return await show_plans(request, organisation=sent)
    given = sent.values
    try:
        async with house(request).database.writing() as session:
            plan_id = number(given["plan"], "plan")
            await save_organisation(session, actor, given["name"], domain=given["domain"], plan_id=plan_id)
    except Invalid as invalid:
        return await show_plans(request, organisation=sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def import_list(request: Request) -> Response:
    actor, sent = keeper(request), LIST.read(await read_form(request))
    if not sent.ok:
        return await show_plans(request, list=sent)
    try:
        async with house(request).database.writing() as session:
            count = await import_customers(session, actor, sent.values["list"])
    except Invalid as invalid:
        return await show_plans(request, list=sent.refuse(invalid))
    return see_other(request, PLACE, notice=n_("%(count)s person saved.", "%(count)s people saved.", count))


async def give_account(request: Request) -> Response:
    actor, sent = keeper(request), ACCOUNT.read(await read_form(request))
    if not sent.ok:
        return await show_plans(request, account=sent)
    try:
        organisation_id, user_id = number(sent.values["account"], "account"), number(sent.values["person"], "person")
        async with house(request).database.writing() as session:
            await assign_account(session, actor, organisation_id or 0, user_id or 0)
    except Invalid as invalid:
        return await show_plans(request, account=sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def take_account_back(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        await unassign_account(session, actor, request.path_params["assignment"])
    return see_other(request, PLACE, notice=_("Removed."))


async def take_plan_away(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        await remove_plan(session, actor, request.path_params["plan"])
    return see_other(request, PLACE, notice=_("Removed."))


async def take_organisation_away(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        await remove_organisation(session, actor, request.path_params["organisation"])
    return see_other(request, PLACE, notice=_("Removed."))


def number(text: str, field: str) -> int | None:
    """The id that was chosen, None for none; Invalid for what the list never had."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid({field: _("Please choose one of the list.")})
    return int(text)
