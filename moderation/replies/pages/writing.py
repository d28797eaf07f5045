"""The templates of staff: which help, writing one, and how it would read in a real thread."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.markup import render
from forum.threads.queries import visible_thread
from forum.threads.references import thread_meant
from forum.tongues import LANGUAGES
from forum.web.forms import Choice, Form, LongText, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.replies.actions import Wording, change_reply, drop_reply, keep_reply
from moderation.replies.policy import may_write_replies
from moderation.replies.queries import KeptReply, filled_for, kept_replies, kept_reply, labels_known
from moderation.replies.variables import ALWAYS

PLACE = "/mod/replies"
REPLY = Form(
    title=Text(max=100, missing=_("Please give it a name.")),
    body=LongText(max=10_000),
    category=Choice(required=False),
    language=Choice(options=tuple(LANGUAGES), required=False),
    thread=Text(max=300, required=False),
)
ORDERS = {
    "used": lambda each: (-each.used, each.title.casefold()),
    "solves": lambda each: (-each.solves.interval[0], -each.used),
    "name": lambda each: (each.title.casefold(), each.id),
}
ORDER_WORDS = {"used": _("Most used"), "solves": _("Solves most surely"), "name": _("By name")}


def writer(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_write_replies(actor):
        raise NotThere
    return actor


async def show_replies(request: Request, form: Submission | None = None, preview: str = "") -> Response:
    actor, order = writer(request), request.query_params.get("order", "used")
    order = order if order in ORDERS else "used"
    async with house(request).database.reading() as session:
        replies = sorted(await kept_replies(session, actor), key=ORDERS[order])
        values = await fields_of(session, actor) | {"replies": replies, "preview": preview}
    values["orders"] = [(f"{PLACE}?order={name}", words, name == order) for name, words in ORDER_WORDS.items()]
    values["form"] = form or REPLY.blank()
    return page(request, "moderation/replies/list.html", values, 422 if form and form.errors else 200)


async def show_reply(request: Request, form: Submission | None = None, preview: str = "") -> Response:
    actor = writer(request)
    async with house(request).database.reading() as session:
        found = await kept_reply(session, request.path_params["reply"])
        values = await fields_of(session, actor) | {"reply": found, "preview": preview}
    values["form"] = form or blank_of(found)
    return page(request, "moderation/replies/one.html", values, 422 if form and form.errors else 200)


def blank_of(found: KeptReply) -> Submission:
    category = str(found.category_id or "")
    return REPLY.blank(title=found.title, body=found.body, category=category, language=found.language)


async def fields_of(session: Session, actor: Actor) -> dict[str, Any]:
    return {
        "categories": [(str(each.id), each.name) for each in await visible_categories(session, actor)],
        "spoken": LANGUAGES,
        "always": [(f"{{{{{name}}}}}", words) for name, words in ALWAYS.items()],
        "labels": [f"{{{{{label}}}}}" for label in await labels_known(session, actor, None)],
    }


async def add_reply(request: Request) -> Response:
    actor, data = writer(request), await read_form(request)
    sent = REPLY.read(data)
    if first(data, "deed") == "show":
        return await show_replies(request, *await tried(request, sent))
    if not sent.ok:
        return await show_replies(request, sent)
    try:
        async with house(request).database.writing() as session:
            await keep_reply(session, actor, wording_of(sent))
    except Invalid as invalid:
        return await show_replies(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def save_reply(request: Request) -> Response:
    actor, data = writer(request), await read_form(request)
    sent = REPLY.read(data)
    if first(data, "deed") == "show":
        return await show_reply(request, *await tried(request, sent))
    if not sent.ok:
        return await show_reply(request, sent)
    try:
        async with house(request).database.writing() as session:
            await change_reply(session, actor, request.path_params["reply"], wording_of(sent))
    except Invalid as invalid:
        return await show_reply(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


def wording_of(sent: Submission) -> Wording:
    given = sent.values
    category = given["category"]
    if category and not (category.isascii() and category.isdecimal() and len(category) < 19):
        raise Invalid({"category": _("Please choose one of the list.")})
    return Wording(given["title"], given["body"], int(category) if category else None, given["language"])


async def tried(request: Request, sent: Submission) -> tuple[Submission, str]:
    """The form again, and the text as it would read in the thread that was named."""
    sent.errors.pop("title", None)
    body, number = sent.raw.get("body", ""), thread_meant(sent.raw.get("thread", ""))
    if sent.errors or not body.strip():
        return sent, ""
    if number is None:
        sent.errors["thread"] = _("Please write the address or the number of a thread.")
        return sent, ""
    actor = writer(request)
    try:
        async with house(request).database.reading() as session:
            thread = await visible_thread(session, actor, number)
            text = (await filled_for(session, actor, body, thread)).text
        return sent, (await render(text)).html
    except NotThere:
        sent.errors["thread"] = _("There is no such thread.")
    except Invalid as invalid:
        sent.refuse(invalid)
    return sent, ""


async def remove_reply(request: Request) -> Response:
    actor = writer(request)
    async with house(request).database.writing() as session:
        await drop_reply(session, actor, request.path_params["reply"])
    return see_other(request, PLACE, notice=_("Removed."))
