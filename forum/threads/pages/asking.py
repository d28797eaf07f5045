"""The ask page, and the preview that every text box uses."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.errors import Invalid, SignInNeeded
from forum.i18n import _
from forum.markup import render
from forum.threads import policy
from forum.threads.actions import Asked, NewThread, ask_question
from forum.threads.bodies import clean_body
from forum.threads.pages.keeping import keeping_text, sent
from forum.threads.queries import known_tags, similar_threads
from forum.threads.refusals import standing
from forum.web.bodies import cleaned, first, read_form
from forum.web.forms import Choice, Field, Form, Hidden, LongText, Submission, Text
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.slots import fill_slot
from forum.web.templating import page

ASK = Form(
    title=Text(max=200, missing=_("Please give it a title.")),
    body=LongText(missing=_("Please write something first.")),
    category=Choice(missing=_("Please choose a category.")),
    kind=Choice(required=False, options=policy.KINDS),
    tags=Field(required=False, max=300),
    form_key=Hidden(),
)
KINDS = {
    "question": (_("Question"), _("Something to solve. You will mark the answer that solved it.")),
    "discussion": (_("Discussion"), _("An exchange of ideas, with replies instead of answers.")),
    "announcement": (_("Announcement"), _("News from staff.")),
}
HELD = _("Thank you. A moderator will look at it before others can see it.")


async def show_ask(request: Request) -> Response:
    """The empty form, or one begun elsewhere: `?category=&title=&tags=&body=`."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    names = ("title", "body", "category", "kind", "tags")
    given = {name: cleaned(request.query_params.get(name, "")) for name in names}
    return await ask_page(request, ASK.blank(**given))


async def ask(request: Request) -> Response:
    data = await read_form(request)
    sub = ASK.read(data)
    if first(data, "action") == "preview":
        return await preview_page(request, sub)
    text = "\n\n".join((sub.raw["title"], sub.raw["body"]))
    return await keeping_text(request, text, partial(sent, request, sub, posted, ask_page))


async def posted(request: Request, sub: Submission) -> Response:
    actor = actor_of(request)
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        if ticket.result:
            return see_other(request, ticket.result)
        if actor.id is not None:
            await allow(session, "ask", str(actor.id), times=policy.threads_an_hour(actor), seconds=3600)
        asked = await ask_question(session, actor, new_thread(sub))
        ticket.result = asked.url
    return see_other(request, asked.url, notice=notice_for(asked))


def new_thread(sub: Submission) -> NewThread:
    values = sub.values
    category = int(values["category"]) if values["category"].isdecimal() and len(values["category"]) < 19 else 0
    return NewThread(category, values["title"], values["body"], values["kind"] or "question", values["tags"])


def notice_for(asked: Asked) -> Any:
    return HELD if asked.state == "held" else _("Posted. You will hear when somebody answers.")


async def preview_page(request: Request, sub: Submission) -> Response:
    """The same form with the text as it will look; what is wrong is not yet complained of."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    try:
        preview = (await render(clean_body(sub.raw["body"], least=1))).html
    except Invalid as invalid:
        return await ask_page(request, Submission(raw=sub.raw, errors=dict(invalid.errors)), status=422)
    return await ask_page(request, Submission(raw=sub.raw), preview=preview)


async def ask_page(request: Request, form: Submission, *, status: int = 200, preview: str | None = None) -> Response:
    actor, here, title = actor_of(request), house(request), form.raw.get("title", "")
    form.raw["kind"] = form.raw.get("kind") or "question"
    async with here.database.reading() as session:
        values = {
            "form": form,
            "preview": preview,
            "categories": [(row.id, row.name, row.description) for row in await visible_categories(session, actor)],
            "kinds": kinds_for(actor),
            "known_tags": await known_tags(session, actor),
            "similar": await similar_threads(session, actor, title),
            "suggestions": await fill_slot(here, session, actor, "ask_suggestions", {"title": title}),
            "standing": standing(actor, session.now),
        }
    return page(request, "forum/threads/ask.html", values, status=status)


def kinds_for(actor: Actor) -> list[tuple[Any, ...]]:
    return [(kind, *words) for kind, words in KINDS.items() if kind != "announcement" or actor.is_staff]


async def preview(request: Request) -> Response:
    """The text of the field `body` as it would be shown: a fragment of a page."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    status, html, message = 200, "", None
    try:
        html = (await render(clean_body(first(await read_form(request), "body") or "", least=1))).html
    except Invalid as invalid:
        status, message = 422, next(iter(invalid.errors.values()))
    return page(request, "forum/threads/_preview.html", {"html": html, "message": message}, status=status)


ROUTES = (
    Route("/ask", show_ask, methods=["GET"]),
    Route("/ask", ask, methods=["POST"]),
    Route("/preview", preview, methods=["POST"]),
)
