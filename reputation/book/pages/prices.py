"""The admin's page of the book: the price list in force, trying another one, putting it in force, recounts."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import NotThere
from forum.i18n import Message, _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.book.actions import apply_prices
from reputation.book.policy import may_set_prices
from reputation.book.price_lists import CAPPED, CAUSES, DEFAULT, HIGHEST_CAP, MOST_POINTS, SHIPPED, PriceList
from reputation.book.queries import list_in_force, lists_used, newest_recounts, preview
from reputation.book.wording import WORTH
from reputation.fields import WholeNumber

PLACE = "/admin/reputation"
POINTS = {
    cause: WholeNumber(least=0 if cause in CAPPED else -MOST_POINTS, most=MOST_POINTS, missing=_("Write a number."))
    for cause in CAUSES
}
LIST = Form(
    **POINTS,
    name=Text(max=60, missing=_("Give the list a name, so that lines of the book can say by which they were counted.")),
    base=WholeNumber(least=0, most=MOST_POINTS, missing=_("Write a number.")),
    daily_cap=WholeNumber(least=1, most=HIGHEST_CAP, required=False),
    reason=Text(max=300, required=False),
    step=Choice(options=("preview", "apply"), required=False),
    form_key=Text(required=False),
)


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        values = {
            "list": await list_in_force(session),
            "used": await lists_used(session),
            "recounts": await newest_recounts(session),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "reputation/prices.html", values | {"causes": WORTH, "shipped": list(SHIPPED)})


async def show_change(request: Request) -> Response:
    """The form, filled with the list in force or with the one that `?from=` names."""
    keeper(request)
    async with house(request).database.reading() as session:
        start = SHIPPED.get(request.query_params.get("from", "")) or await list_in_force(session)
        nav_items = await admin_nav(request, session)
    blank = LIST.blank(
        **{cause: str(start.worth(cause)) for cause in CAUSES},
        name=start.name, base=str(start.base), daily_cap=str(start.daily_cap or ""),
    )  # fmt: skip
    values = {"form": blank, "causes": WORTH, "nav_items": nav_items, "shown": None}
    return page(request, "reputation/price_change.html", values)


async def change(request: Request) -> Response:
    """First shows who would gain and lose how much; applies it when that was seen."""
    actor, data = keeper(request), await read_form(request)
    sub = LIST.read(data)
    if sub.ok and first(data, "step") == "apply":
        return await apply(request, actor, sub)
    async with house(request).database.reading() as session:
        shown = await preview(session, as_list(sub)) if sub.ok else None
        nav_items = await admin_nav(request, session)
    values = {"form": sub, "causes": WORTH, "nav_items": nav_items, "shown": shown}
    return page(request, "reputation/price_change.html", values, status=200 if sub.ok else 422)


async def apply(request: Request, actor: Actor, sub: Submission) -> Response:
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        if not ticket.result:
            await apply_prices(session, actor, as_list(sub), reason=sub.values["reason"])
            ticket.result = PLACE
    return see_other(request, PLACE, notice=applied(as_list(sub)))


async def put_back(request: Request) -> Response:
    """The list of an earlier use (or "default", with which it began) is in force again: how a change is undone."""
    actor = keeper(request)
    async with house(request).database.writing() as session:
        known = {str(each.id): each.prices for each in await lists_used(session)} | {"default": DEFAULT}
        prices = known.get(request.path_params["use"])
        if prices is None:
            raise NotThere
        await apply_prices(session, actor, prices, reason=str(_("Put back")))
    return see_other(request, PLACE, notice=applied(prices))


def as_list(sub: Submission) -> PriceList:
    given = sub.values
    prices = {cause: given[cause] for cause in CAUSES}
    return PriceList(given["name"], prices, given["daily_cap"], given["base"])


def applied(prices: PriceList) -> Message:
    return _("The price list %(name)s is in force.", name=prices.name)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_set_prices(actor):
        raise NotThere
    return actor


ROUTES = [
    Route(PLACE, show, methods=["GET"]),
    Route(PLACE + "/prices", show_change, methods=["GET"]),
    Route(PLACE + "/prices", change, methods=["POST"]),
    Route(PLACE + "/prices/{use}/put-back", put_back, methods=["POST"]),
]
