"""Writing to staff, what staff read of it, and the admin's page of ways to a person."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.calls.actions import MOST_SEARCHES, Wish, call_a_person, close_call, keep_ways
from forum.calls.policy import may_keep_ways
from forum.calls.queries import (
    STATES,
    CallRow,
    Ways,
    call_counts,
    call_of_id,
    calls_in,
    require_reader,
    thread_named,
    ways_to_a_person,
)
from forum.database import Session
from forum.effect.queries import looked_for
from forum.effect.watching import counted_reader
from forum.errors import Invalid, NotThere, Refused, Words
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Email, Form, Hidden, LongText, Password, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.letter_links import reply_link
from forum.web.limits import allow
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE, WAYS = "/calls", "/admin/contact"
NAMES: dict[str, Words] = {"open": _("Open"), "done": _("Done")}
BODY = LongText(max=5000, missing=_("Please write what you need."))
ALONG = {"thread": Hidden(max=20), "along": Check(), "q": Hidden(max=200), "searches": Check(), "website": Hidden()}
KNOWN_CALLER = Form(body=BODY, **ALONG)
VISITOR = Form(body=BODY, email=Email(missing=_("Please say where we can answer you.")), **ALONG)
OUTCOME = Form(
    outcome=LongText(max=10_000, missing=_("Please say what came of it.")),
    in_thread=Check(),
)
WAYS_FORM = Form(
    letters=Check(), mail=Email(required=False),
    phone=Text(max=200, required=False), chat=Text(max=500, required=False),
    hook_url=Text(max=500, required=False), hook_secret=Password(min=16, required=False),
)  # fmt: skip


async def show_letter(request: Request) -> Response:
    given = {name: request.query_params.get(name, "")[:200] for name in ("thread", "q")}
    return await letter_page(request, form_for(request).blank(**given))


def form_for(request: Request) -> Form:
    return VISITOR if actor_of(request).is_visitor else KNOWN_CALLER


async def letter_page(request: Request, form: Submission, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        if not (await ways_to_a_person(session)).letters:
            raise NotThere
        values: dict[str, Any] = {
            "form": form,
            "thread": await thread_named(session, actor_of(request), str(form.raw.get("thread", ""))),
            "searches": await searches_of(request, session, str(form.raw.get("q", ""))),
        }
    return page(request, "forum/calls/write.html", values, status)


async def searches_of(request: Request, session: Session, last: str) -> tuple[str, ...]:
    """What the person looked for just now, and what is known of the last day."""
    reader = counted_reader(request)
    earlier = await looked_for(session, reader.name, most=MOST_SEARCHES) if reader else []
    return tuple(dict.fromkeys(each for each in (" ".join(last.split()), *earlier) if each))[:MOST_SEARCHES]


async def write(request: Request) -> Response:
    """What is written into the field that people do not see was written by a program: it is thanked, too."""
    actor, sent = actor_of(request), form_for(request).read(await read_form(request))
    if not sent.ok:
        return await letter_page(request, sent, 422)
    back = "/"
    if not sent.values["website"]:
        async with house(request).database.writing() as session:
            if not (await ways_to_a_person(session)).letters:
                raise NotThere
            await allow(session, "call", str(actor.id or address_of(request)), times=5, seconds=3600)
            await allow(session, "call", "all", times=300, seconds=3600)
            thread = await thread_named(session, actor, sent.values["thread"])
            back = thread.url if thread else "/"
            wish = Wish(
                body=sent.values["body"],
                email=sent.values.get("email", ""),
                thread_id=thread.id if thread and sent.values["along"] else None,
                searches=await searches_of(request, session, sent.values["q"]) if sent.values["searches"] else (),
            )
            await call_a_person(session, actor, wish)
    return see_other(request, back, notice=_("Sent. A person will read it and answer you by mail."))


async def list_calls(request: Request) -> Response:
    actor, state = actor_of(request), request.query_params.get("state", "open")
    require_reader(actor)
    state = state if state in STATES else "open"
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows, more = await calls_in(session, actor, state, after=cursor.values[0] if cursor.values else None)
        counts = await call_counts(session)
    values: dict[str, Any] = {
        "rows": rows, "here": state, "next_url": cursor.next_url(rows[-1].id) if more else None,
        "tabs_shown": [(f"{PLACE}?state={each}", NAMES[each], counts[each]) for each in STATES],
    }  # fmt: skip
    return page(request, "forum/calls/list.html", values)


async def show_call(request: Request) -> Response:
    return await call_page(request, OUTCOME.blank(in_thread="yes"))


async def call_page(request: Request, form: Submission, status: int = 200) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        call = await call_of_id(session, actor, request.path_params["call"])
        thread = await thread_named(session, actor, str(call.thread_id or ""))
    values = {"call": call, "thread": thread, "form": form, "reply_url": reply_url(request, call)}
    return page(request, "forum/calls/one.html", values, status)


def reply_url(request: Request, call: CallRow) -> str:
    return reply_link(call.email, _("Your question to %(name)s", name=house(request).site.name), call.body)


async def close(request: Request) -> Response:
    actor, number = actor_of(request), request.path_params["call"]
    require_reader(actor)
    sent = OUTCOME.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                given = sent.values
                await close_call(session, actor, number, outcome=given["outcome"], in_thread=given["in_thread"])
        except (Invalid, Refused) as no:
            why = no.message if isinstance(no, Refused) else next(iter(no.errors.values()))
            sent.refuse(Invalid({"outcome": why}))
    if not sent.ok:
        return await call_page(request, sent, 422)
    return see_other(request, f"{PLACE}/{number}", notice=_("Closed."))


async def show_ways(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        found = await ways_to_a_person(session)
        form = WAYS_FORM.blank(
            letters="yes" if found.letters else "", mail=found.mail, phone=found.phone, chat=found.chat,
            hook_url=found.hook_url,
        )  # fmt: skip
        return await ways_page(request, session, form)


async def ways_page(request: Request, session: Session, form: Submission, status: int = 200) -> Response:
    values = {"form": form, "nav_items": await admin_nav(request, session)}
    return page(request, "forum/calls/ways.html", values, status)


async def save_ways(request: Request) -> Response:
    actor, sent = keeper(request), WAYS_FORM.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                await keep_ways(session, actor, Ways(**sent.values))
        except Invalid as invalid:
            sent.refuse(invalid)
    if not sent.ok:
        async with house(request).database.reading() as session:
            return await ways_page(request, session, sent, 422)
    return see_other(request, WAYS, notice=_("Saved."))


def keeper(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep_ways(actor):
        raise NotThere
    return actor


ROUTES = (
    Route("/help/write", show_letter, methods=["GET"]),
    Route("/help/write", write, methods=["POST"]),
    Route(PLACE, list_calls, methods=["GET"]),
    Route(PLACE + "/{call:int}", show_call, methods=["GET"]),
    Route(PLACE + "/{call:int}", close, methods=["POST"]),
    Route(WAYS, show_ways, methods=["GET"]),
    Route(WAYS, save_ways, methods=["POST"]),
)
