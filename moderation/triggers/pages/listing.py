"""All triggers with their figures, and one of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import Message, _
from forum.shares import Share
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, Submission, Text
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.triggers.actions import remove_trigger, switch_off
from moderation.triggers.catalogue import BY_NAME, CATALOGUE, CLOCKS, GROUPS, Trigger
from moderation.triggers.fields import Number
from moderation.triggers.judging import ON_WRITING
from moderation.triggers.measuring import TARGET_TRIGGER
from moderation.triggers.policy import may_set_triggers
from moderation.triggers.queries.clock import CLOCK
from moderation.triggers.queries.measures import Measure, measures
from moderation.triggers.queries.settings import newest_trials, rows

PLACE = "/admin/triggers"
ELSEWHERE = {
    "vote_ring": _("Brought by the check for arranged votes."),
    "banned_returns": _("Not gathered yet: likeness of accounts is not measured."),
    "staff_error": _("Not gathered yet: needs corrections by others."),
    "duplicate": _("Not gathered yet: likeness is shown while asking."),
    "article_fails": _("Not gathered yet: articles show their own answers."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A trigger as the list shows it."""

    name: str
    code: str
    label: Message | str
    severity: int
    is_on: bool
    suspended_at: datetime | None
    measure: Measure
    group: str
    elsewhere: Message | None = None

    @property
    def is_poor(self) -> bool:
        value = self.measure.precision.value
        return value is not None and self.measure.precision.whole >= 10 and value < TARGET_TRIGGER


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        found = await lines(session)
        nav_items = await admin_nav(request, session)
    groups = [(words, [line for line in found if line.group == group]) for group, words in GROUPS.items()]
    own = [line for line in found if line.group == "own"]
    values = {"groups": groups, "own": own, "clocks": CLOCKS, "nav_items": nav_items}
    return page(request, "moderation/triggers/list.html", values)


async def lines(session: Session) -> list[Line]:
    changed, measured = await rows(session), await measures(session)
    nothing = Measure(Share(0, 0))
    found = [line_of(each, changed.get(each.name), measured.get(each.name, nothing)) for each in CATALOGUE]
    own = [row for row in changed.values() if row["conditions"] is not None]
    return found + [
        Line(row["name"], "", row["label"], row["severity"] or 3, row["is_on"], row["suspended_at"],
             measured.get(row["name"], nothing), "own")
        for row in own
    ]  # fmt: skip


def line_of(trigger: Trigger, row: Any, measure: Measure) -> Line:
    works = trigger.name in ON_WRITING or trigger.name in CLOCK or trigger.name in ("flagged", "blind_sample")
    is_on = works and (row["is_on"] if row else trigger.on)
    return Line(
        trigger.name, trigger.code, trigger.label, trigger.severity, is_on, row["suspended_at"] if row else None,
        measure, trigger.group, None if works else ELSEWHERE[trigger.name],
    )  # fmt: skip


async def show_one(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        return page(request, "moderation/triggers/one.html", await values_of(request, session))


async def values_of(request: Request, session: Session, form: Submission | None = None) -> dict[str, Any]:
    name = request.path_params["rule"]
    line = next((each for each in await lines(session) if each.name == name), None)
    if line is None:
        raise NotThere
    trigger, row = BY_NAME.get(name), (await rows(session)).get(name)
    now = (
        {each.name: each.default for each in trigger.parameters} | dict(row["parameters"] if row else {})
        if trigger
        else {}
    )
    blank = form_for(trigger).blank(**{key: f"{value:g}" for key, value in now.items()})
    return {
        "line": line, "trigger": trigger, "row": row, "form": form or blank, "clocks": CLOCKS,
        "trials": await newest_trials(session, name), "nav_items": await admin_nav(request, session),
    }  # fmt: skip


def form_for(trigger: Trigger | None) -> Form:
    numbers = {each.name: Number(least=each.least, most=each.most) for each in (trigger.parameters if trigger else ())}
    return Form(**numbers, form_key=Text(required=False))


async def turn_off(request: Request) -> Response:
    actor, name = keeper(request), request.path_params["rule"]
    async with house(request).database.writing() as session:
        await switch_off(session, actor, name)
    return see_other(request, f"{PLACE}/{name}", notice=_("Switched off."))


async def remove(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        await remove_trigger(session, actor, request.path_params["rule"])
    return see_other(request, PLACE, notice=_("The rule is gone."))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_set_triggers(actor):
        raise NotThere
    return actor
