"""Whom the ladder calls: the admin's page, and the ladder of one question for its page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import Message, _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, Submission, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.care.actions import name_keeper, remove_keeper
from moderation.care.clocks import RUNGS, hours_like
from moderation.care.pages.targets import setter
from moderation.care.queries import CareRow, calls_of, keepers, ladders, named, staff_ids
from moderation.care.wording import RUNGS as WORDS
from moderation.customers.pages.plans import number

PLACE = "/admin/ladder"
KEEPER = Form(person=Choice(missing=_("Please choose one of the list.")), category=Choice(required=False), lead=Check())


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: when it is called, whom it called or will call."""

    words: Message
    at: datetime
    calls: list[Any]
    people: list[Any]


async def rungs_of(session: Session, care: CareRow) -> list[Rung]:
    """From the first to the last; `people` are those who would be called now where nobody was yet."""
    settings = session.bus.settings
    hours = hours_like(care, settings.staff_hours, settings.staff_zone)
    calls, ladder = await calls_of(session, care.thread_id), (await ladders(session)).of(care)
    people = await named(session, [user_id for rung in ladder.rungs for user_id in rung])
    found = []
    for place, users in enumerate(ladder.rungs):
        minutes = RUNGS[place] * care.minutes
        at = hours.after_minutes(care.due_at, minutes) if minutes else care.due_at
        called = [call for call in calls if call["rung"] == place + 1]
        found.append(Rung(WORDS[place], at, called, [people[each] for each in users if each in people]))
    return found


async def show_keepers(request: Request, form: Submission | None = None) -> Response:
    actor = setter(request)
    async with house(request).database.reading() as session:
        people = await named(session, await staff_ids(session, "moderator", "admin"))
        values = {
            "keepers": await keepers(session), "form": form or KEEPER.blank(),
            "people": [(str(row["id"]), row["display_name"]) for row in people.values()],
            "categories": [(str(each.id), each.name) for each in await visible_categories(session, actor)],
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "moderation/care/keepers.html", values, 422 if form else 200)


async def name_one(request: Request) -> Response:
    actor, sent = setter(request), KEEPER.read(await read_form(request))
    if not sent.ok:
        return await show_keepers(request, sent)
    given = sent.values
    try:
        person, category_id = number(given["person"], "person") or 0, number(given["category"], "category")
        async with house(request).database.writing() as session:
            await name_keeper(session, actor, category_id, user_id=person, lead=given["lead"])
    except Invalid as invalid:
        return await show_keepers(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def remove_one(request: Request) -> Response:
    actor = setter(request)
    async with house(request).database.writing() as session:
        await remove_keeper(session, actor, request.path_params["keeper"])
    return see_other(request, PLACE, notice=_("Removed."))
