"""How the proposals do, for editors; and when topics are ripe, for admins."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from forum.categories.queries import visible_categories
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.bodies import first
from forum.web.forms import Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.ruling import set_ripeness
from kb_bridge.pages.editing import editor, whole
from kb_bridge.policy import may_set_ripeness
from kb_bridge.queries.figures import yield_figures
from kb_bridge.queries.linked import followed_suggestions, most_linked
from kb_bridge.queries.rules import EVERYWHERE, ripeness_rules
from kb_bridge.ripeness import Need


async def figures(request: Request) -> Response:
    actor = editor(request)
    async with house(request).database.reading() as session:
        values = {"found": await yield_figures(session, actor), "links": await most_linked(session, actor)}
        values |= {"suggestions": await followed_suggestions(session, actor)}
    return page(request, "kb_bridge/figures.html", values)


async def ripeness(request: Request) -> Response:
    """Both fields of a category empty: as everywhere."""
    actor = actor_of(request)
    if not may_set_ripeness(actor):
        raise NotThere
    if request.method != "POST":
        return await show(request)
    data = await read_form(request)
    raw = {name: (first(data, name) or "").strip() for name in data}
    async with house(request).database.reading() as session:
        ids = [each.id for each in await visible_categories(session, actor)]
    rules = {}
    for number in ids:
        askers, days = raw.get(f"askers_{number}", ""), raw.get(f"days_{number}", "")
        if askers or days:
            rules[number] = Need(whole(askers), timedelta(days=min(whole(days), 10_000)))
    try:
        async with house(request).database.writing() as session:
            await set_ripeness(session, actor, rules)
    except Invalid as invalid:
        return await show(request, Submission(errors=dict(invalid.errors), raw=raw))
    return see_other(request, "/admin/ripeness", notice=_("Saved."))


async def show(request: Request, form: Submission | None = None) -> Response:
    async with house(request).database.reading() as session:
        rules = await ripeness_rules(session)
        places = await visible_categories(session, actor_of(request))
    raw = {f"askers_{number}": str(each.askers) for number, each in rules.items()}
    raw |= {f"days_{number}": str(each.window.days) for number, each in rules.items()}
    values = {"form": form or Submission(raw=raw), "places": places}
    values |= {"askers": EVERYWHERE.askers, "days": EVERYWHERE.window.days}
    return page(request, "kb_bridge/ripeness.html", values, 422 if form else 200)
