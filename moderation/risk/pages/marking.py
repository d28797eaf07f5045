"""Marking somebody as perhaps at risk, the marks that stand, and lifting one."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _, current_locale
from forum.people.queries import person_of_id
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.grounds import Subject
from moderation.queue.subjects import subject_named
from moderation.risk.actions import lift_risk, mark_risk, restore_risk
from moderation.risk.policy import may_guide, may_mark_risk
from moderation.risk.queries import guide_for, mark_about, mark_of_id, marks_lifted, marks_standing

PLACE = "/mod/risk"
NOTE = Form(note=LongText(max=600, required=False))


def marker(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_mark_risk(actor):
        raise NotThere
    return actor


async def subject_meant(session: Session, actor: Actor, request: Request) -> Subject:
    kind, object_id = request.path_params["kind"], request.path_params["object"]
    if kind == "user":
        person = await person_of_id(session, object_id)
        return Subject("user", person.id, None, person.id)
    if kind not in ("post", "comment"):
        raise NotThere
    return await subject_named(session, actor, kind, object_id)


async def show_marks(request: Request) -> Response:
    actor = marker(request)
    async with house(request).database.reading() as session:
        values: dict[str, Any] = {"standing": await marks_standing(session), "lifted": await marks_lifted(session)}
        values |= {"guide": await guide_for(session, languages()), "may_guide": may_guide(actor)}
    return page(request, "moderation/risk/list.html", values)


async def show_form(request: Request, form: Submission | None = None) -> Response:
    actor = marker(request)
    async with house(request).database.reading() as session:
        subject = await subject_meant(session, actor, request)
        standing = await mark_about(session, subject.kind, subject.id, None)
        guide = await guide_for(session, languages())
    if standing is not None and form is None:
        return see_other(request, f"{PLACE}/{standing.id}")
    values = {"form": form or NOTE.blank(), "guide": guide, "subject": subject}
    return page(request, "moderation/risk/mark.html", values, 422 if form else 200)


async def mark(request: Request) -> Response:
    actor, sent = marker(request), NOTE.read(await read_form(request))
    if not sent.ok:
        return await show_form(request, sent)
    async with house(request).database.writing() as session:
        subject = await subject_meant(session, actor, request)
        mark_id = await mark_risk(session, actor, subject, sent.values["note"])
    notice = _("Marked. It comes first in the queue, and they are left in peace.")
    return see_other(request, f"{PLACE}/{mark_id}", notice=notice, undo=f"{PLACE}/{mark_id}/take-back")


async def show_mark(request: Request, form: Submission | None = None) -> Response:
    marker(request)
    async with house(request).database.reading() as session:
        values: dict[str, Any] = {"mark": await mark_of_id(session, request.path_params["mark"])}
        values |= {"guide": await guide_for(session, languages()), "form": form or NOTE.blank()}
    return page(request, "moderation/risk/one.html", values, 422 if form else 200)


async def lift(request: Request) -> Response:
    actor, mark_id, sent = marker(request), request.path_params["mark"], NOTE.read(await read_form(request))
    if not sent.ok:
        return await show_mark(request, sent)
    try:
        async with house(request).database.writing() as session:
            await lift_risk(session, actor, mark_id, sent.values["note"])
    except Invalid as invalid:
        return await show_mark(request, sent.refuse(invalid))
    notice = _("Lifted. They are treated as anybody again.")
    return see_other(request, PLACE, notice=notice, undo=f"{PLACE}/{mark_id}/restore")


async def take_back(request: Request) -> Response:
    """Undo of marking."""
    actor = marker(request)
    async with house(request).database.writing() as session:
        await lift_risk(session, actor, request.path_params["mark"], _("Taken back at once.").one)
    return see_other(request, PLACE, notice=_("Taken back."))


async def restore(request: Request) -> Response:
    actor, mark_id = marker(request), request.path_params["mark"]
    async with house(request).database.writing() as session:
        await restore_risk(session, actor, mark_id)
    return see_other(request, f"{PLACE}/{mark_id}", notice=_("It stands again."))


def languages() -> tuple[str, str]:
    """The reader's own, else English."""
    return current_locale.get(), "en"
