"""A trial over history: begun with other parameters, watched, and put in force."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import NotThere
from forum.i18n import _
from forum.shares import Share
from forum.web.admin_menu import admin_nav
from forum.web.forms import read_form
from forum.web.house import house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.triggers.actions import apply_trial, begin_trial
from moderation.triggers.catalogue import BY_NAME
from moderation.triggers.measuring import expected
from moderation.triggers.pages.listing import PLACE, form_for, keeper, values_of
from moderation.triggers.queries.settings import rows, trial

TRIALS = f"{PLACE}/trials"
MONTH = 30 * 86400.0


async def begin(request: Request) -> Response:
    actor, name = keeper(request), request.path_params["rule"]
    trigger = BY_NAME.get(name)
    sent = form_for(trigger).read(await read_form(request))
    if not sent.ok:
        async with house(request).database.reading() as session:
            return page(request, "moderation/triggers/one.html", await values_of(request, session, sent), status=422)
    async with house(request).database.writing() as session, once(session, actor, sent.values["form_key"]) as ticket:
        if not ticket.result:
            change = await change_of(session, name, sent.values)
            ticket.result = f"{TRIALS}/{await begin_trial(session, actor, name, change)}"
    return see_other(request, ticket.result)


async def change_of(session: Any, name: str, values: dict[str, Any]) -> dict[str, Any]:
    """The parameters to try; an own rule is tried as it stands."""
    row = (await rows(session)).get(name)
    if name in BY_NAME:
        return {"parameters": {key: value for key, value in values.items() if key != "form_key"}}
    if row is None:
        raise NotThere
    return {key: row[key] for key in ("label", "conditions", "severity", "minutes")}


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        run = await trial(session, request.path_params["trial"])
        row = (await rows(session)).get(run["name"])
        nav_items = await admin_nav(request, session)
    trigger = BY_NAME.get(run["name"])
    values = {
        "run": run, "parameters": run["change"].get("parameters", {}),
        "label": trigger.label if trigger else row["label"] if row else run["name"],
        "precision": Share(run["useful"], run["judged"]), "names": names_of(trigger),
        "expected": expected(trigger.probability if trigger else 0.5, Share(run["useful"], run["judged"])),
        "month": month_of(run), "minutes": trigger.minutes if trigger else (row["minutes"] or 2) if row else 2,
        "nav_items": nav_items,
    }  # fmt: skip
    return page(request, "moderation/triggers/trial.html", values)


def names_of(trigger: Any) -> dict[str, Any]:
    return {each.name: each.label for each in trigger.parameters} if trigger else {}


def month_of(run: Any) -> float:
    """How many it would be a month, at the pace of the posts that were read."""
    if run["since"] is None or not run["fired"]:
        return float(run["fired"])
    return float(run["fired"] * MONTH / max(MONTH / 30, (run["created_at"] - run["since"]).total_seconds()))


async def apply(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        name = await apply_trial(session, actor, request.path_params["trial"])
    return see_other(request, f"{PLACE}/{name}", notice=_("In force from the next post on."))
