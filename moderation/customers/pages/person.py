"""The staff's page of one person: whose customer they are."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.people.queries import person_of_id
from forum.web.forms import Choice, Form, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.customers.actions import Said, say_customer
from moderation.customers.pages.plans import number
from moderation.customers.policy import may_know_customers
from moderation.customers.queries import organisations, plans, standing_of

CUSTOMER = Form(plan=Choice(required=False), organisation=Choice(required=False))


def knower(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_know_customers(actor):
        raise NotThere
    return actor


async def show_customer(request: Request, form: Submission | None = None) -> Response:
    knower(request)
    async with house(request).database.reading() as session:
        person = await person_of_id(session, request.path_params["user"])
        standing = await standing_of(session, person.id)
        own = {"plan": standing.own_plan_id or "", "organisation": standing.own_organisation_id or ""}
        values = {
            "person": person, "standing": standing, "own": own, "form": form or CUSTOMER.blank(),
            "plans": [(str(row["id"]), row["name"]) for row in await plans(session)],
            "organisations": [(str(row["id"]), row["name"]) for row in await organisations(session)],
        }  # fmt: skip
    return page(request, "moderation/customers/person.html", values, 422 if form else 200)


async def say(request: Request) -> Response:
    actor, user_id = knower(request), request.path_params["user"]
    sent = CUSTOMER.read(await read_form(request))
    if not sent.ok:
        return await show_customer(request, sent)
    try:
        said = Said(user_id, number(sent.values["plan"], "plan"), number(sent.values["organisation"], "organisation"))
        async with house(request).database.writing() as session:
            await say_customer(session, actor, said)
    except Invalid as invalid:
        return await show_customer(request, sent.refuse(invalid))
    return see_other(request, f"/mod/people/{user_id}", notice=_("Saved."))
