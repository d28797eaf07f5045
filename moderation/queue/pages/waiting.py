"""The queue, and one item of it."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.forms import Choice as Chosen
from forum.web.forms import Form, Hidden, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue import actions
from moderation.queue.actions.deciding import situation_of
from moderation.queue.policy import possible
from moderation.queue.queries import (
    decisions_about,
    item,
    open_count,
    open_items,
    reasons_of,
    record_of,
)
from moderation.queue.wording import VERBS, words_for
from moderation.sanctions.queries import sanctions_of

PAGE = 30
DECIDE = Form(
    verb=Chosen(), version=Hidden(), reason=LongText(max=1000, required=False), days=Text(max=4, required=False)
)


def moderator(request: Request) -> Actor:
    """The queue is not there for anybody else."""
    actor = actor_of(request)
    if not actor.is_moderator:
        raise NotThere
    return actor


async def show_queue(request: Request) -> Response:
    actor, cursor = moderator(request), Cursor.read(request, float, int)
    async with house(request).database.reading() as session:
        items = await open_items(session, actor, after=cursor.values, most=PAGE + 1)
        waiting = await open_count(session)
    shown = items[:PAGE]
    more = cursor.next_url(shown[-1].harm, shown[-1].id) if len(items) > PAGE else None
    rows = [(each, [words_for(words) for words in each.kinds or ()]) for each in shown]
    return page(request, "moderation/queue/waiting.html", {"rows": rows, "more": more, "waiting": waiting})


async def show_item(request: Request, form: Submission | None = None) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        found = await item(session, actor, request.path_params["item"])
        reasons = await reasons_of(session, found.id)
        values = {
            "item": found,
            "reasons": [(row, words_for(row["words"])) for row in reasons],
            "record": await record_of(session, found.author_id),
            "sanctions": await sanctions_of(session, found.author_id) if found.author_id else (),
            "decisions": await decisions_about(session, found.id),
        }
    verbs = possible(actor, situation_of(found, actor)) if found.state == "open" else ()
    values |= {"verbs": verbs, "words": VERBS, "form": form or DECIDE.blank(days="7")}
    return page(request, "moderation/queue/item.html", values, 422 if form else 200)


async def take(request: Request) -> Response:
    actor, item_id = moderator(request), request.path_params["item"]
    async with house(request).database.writing() as session:
        await actions.claim(session, actor, item_id)
    return see_other(
        request, f"/mod/{item_id}", notice=_("Yours for a quarter of an hour."), undo=f"/mod/{item_id}/give-back"
    )


async def release(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        await actions.give_back(session, actor, request.path_params["item"])
    return see_other(request, "/mod", notice=_("Given back."))


async def choose(request: Request) -> Response:
    """Carries out a decision and goes on to the next item; a wrong form comes back with what was typed."""
    actor, item_id = moderator(request), request.path_params["item"]
    sent = DECIDE.read(await read_form(request))
    days = sent.values.get("days") or "7"
    if sent.ok and not (days.isascii() and days.isdigit()):
        sent.errors["days"] = _("Please write a number of days.")
    if not sent.ok:
        return await show_item(request, sent)
    version = sent.values["version"]
    choice = actions.Choice(
        sent.values["verb"],
        int(version) if version.isascii() and version.isdigit() else -1,
        sent.values["reason"],
        int(days),
    )
    try:
        async with house(request).database.writing() as session:
            decision_id, verb = await actions.decide(session, actor, item_id, choice)
            waiting = await open_items(session, actor, most=1)
    except Invalid as invalid:
        return await show_item(request, sent.refuse(invalid))
    there = f"/mod/{item_id}" if not verb.closes else waiting[0].url if waiting else "/mod"
    return see_other(request, there, notice=verb.done, undo=f"/mod/decisions/{decision_id}/undo", undo_label=_("Undo"))


async def take_back(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        item_id = await actions.undo(session, actor, request.path_params["decision"])
    return see_other(request, f"/mod/{item_id}" if item_id else "/mod/log", notice=_("Undone."))
