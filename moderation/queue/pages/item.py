"""One item: the post in its thread, the evidence beside it, and what can be decided."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads.queries import visible_thread
from forum.web.forms import Choice as Chosen
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.slots import fill_slot
from forum.web.templating import page
from moderation.queue import actions
from moderation.queue.pages.deciding import DECIDE, choice_of, number
from moderation.queue.pages.waiting import moderator
from moderation.queue.policy import possible
from moderation.queue.queries import Item, decisions_about, item, reasons_of, record_of
from moderation.queue.queries.appeals import appeal_words
from moderation.queue.queries.desk import colleagues, notes_of
from moderation.queue.queries.evidence import posts_around, similar_decisions
from moderation.queue.queries.items import situation_of
from moderation.queue.queries.log import reviewer_count
from moderation.queue.wording import OBJECTS, SEVERITIES, USUAL, VERBS, words_for
from moderation.replies.queries import filled_for, kept_reply, replies_for
from moderation.sanctions.queries import sanctions_of
from moderation.sanctions.steps import usual_days

NOTE = Form(body=LongText(max=1000, missing=_("Please write something first.")), colleague=Chosen(required=False))


async def show_item(request: Request, form: Submission | None = None) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        found = await item(session, actor, request.path_params["item"])
        values = await evidence(session, actor, found)
        verbs = possible(actor, situation_of(found, actor)) if found.state == "open" else ()
        if any(verb.id == "move" for verb in verbs):
            values["categories"] = [(each.id, each.name) for each in await visible_categories(session, actor)]
        subject = {"item": found, "reasons": values["reasons"]}
        values["beside"] = await fill_slot(house(request), session, actor, "item_aside", subject)
        values["alone"] = found.is_severe and await reviewer_count(session) < 2
        values |= {"verbs": verbs, "form": form or DECIDE.blank(), "opened": int(session.now.timestamp())}
    values |= {"words": VERBS, "objects": OBJECTS, "usual": USUAL, "severities": SEVERITIES, "said": words_for}
    return page(request, "moderation/queue/item.html", values, 422 if form else 200)


async def evidence(session: Session, actor: Actor, found: Item) -> dict[str, Any]:
    reasons = await reasons_of(session, found.id)
    rules = sorted({row["kind"] for row in reasons})
    sanctions = await sanctions_of(session, found.author_id) if found.author_id else ()
    around: Sequence[Any] = ()
    if found.thread_id is not None and found.post_id is not None:
        around = await posts_around(session, actor, found.thread_id, found.post_id)
    return {
        "item": found,
        "reasons": reasons,
        "around": around,
        "record": await record_of(session, found.author_id),
        "sanctions": sanctions,
        "days": usual_days(sum(1 for each in sanctions if each["lifted_at"] is None)),
        "similar": await similar_decisions(session, found.id, author_id=found.author_id, rules=rules),
        "decisions": await decisions_about(session, found.id),
        "notes": await notes_of(session, found.id),
        "colleagues": await colleagues(session, actor),
        "replies": await replies_for(session, actor, found.category_id) if found.thread_id else (),
        "appeal": await appeal_words(session, found.object_id) if found.object_kind == "appeal" else None,
        "categories": (),
    }


async def take(request: Request) -> Response:
    actor, item_id = moderator(request), request.path_params["item"]
    async with house(request).database.writing() as session:
        await actions.claim(session, actor, item_id)
    undo = f"/mod/{item_id}/give-back"
    return see_other(request, f"/mod/{item_id}", notice=_("Yours for a quarter of an hour."), undo=undo)


async def release(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        await actions.give_back(session, actor, request.path_params["item"])
    return see_other(request, "/mod", notice=_("Given back."))


async def skip(request: Request) -> Response:
    """Leaves it to others and goes on to what comes after it."""
    actor, item_id = moderator(request), request.path_params["item"]
    async with house(request).database.writing() as session:
        following = await actions.take_next(session, actor, skipped=item_id)
    if following is None:
        return see_other(request, "/mod", notice=_("That was the last one."))
    return see_other(request, f"/mod/{following}", notice=_("Skipped."))


async def note(request: Request) -> Response:
    """Private words, and perhaps a question to a colleague."""
    actor, item_id = moderator(request), request.path_params["item"]
    sent = NOTE.read(await read_form(request))
    asked = sent.values.get("colleague") or ""
    if not sent.ok:
        return await show_item(request, sent)
    asked_id = number(asked, none=0) or None
    try:
        async with house(request).database.writing() as session:
            await actions.add_note(session, actor, item_id, body=sent.values["body"], asked_id=asked_id)
    except Invalid as invalid:
        return await show_item(request, sent.refuse(invalid))
    done = _("Asked. They will hear of it.") if asked_id else _("Noted.")
    return see_other(request, f"/mod/{item_id}", notice=done)


async def choose(request: Request) -> Response:
    """Carries out a decision and goes on to the next item; a wrong form comes back with what was typed."""
    actor, item_id = moderator(request), request.path_params["item"]
    sent = DECIDE.read(await read_form(request))
    if not sent.ok:
        return await show_item(request, sent)
    try:
        async with house(request).database.writing() as session:
            choice = choice_of(sent.values, session.now, await template_text(session, actor, item_id, sent))
            decision_id, verb = await actions.decide(session, actor, item_id, choice)
            following = await actions.take_next(session, actor) if verb.closes else item_id
    except Invalid as invalid:
        return await show_item(request, sent.refuse(invalid))
    there = f"/mod/{following}" if following else "/mod"
    undo = f"/mod/decisions/{decision_id}/undo"
    return see_other(request, there, notice=verb.done, undo=undo, undo_label=_("Undo"))


async def template_text(session: Session, actor: Actor, item_id: int, sent: Submission) -> str:
    """The template that was chosen, filled for the item's thread; Invalid where the thread lacks what it needs."""
    reply_id, found = number(sent.values["canned"], none=0), await item(session, actor, item_id)
    if not reply_id or found.thread_id is None or sent.values["body"]:
        return ""
    reply = await kept_reply(session, reply_id)
    filled = await filled_for(session, actor, reply.body, await visible_thread(session, actor, found.thread_id))
    if filled.missing:
        names = ", ".join(filled.missing)
        raise Invalid(
            {"body": _("The thread does not say this: %(names)s. Please write the reply yourself.", names=names)}
        )
    return filled.text


async def take_back(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        item_id = await actions.undo(session, actor, request.path_params["decision"])
    return see_other(request, f"/mod/{item_id}" if item_id else "/mod/log", notice=_("Undone."))
