"""The ask page: begun empty or by a link of the product, looked at before it is posted, and posted."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.queries import limits_of
from forum.actor import Actor
from forum.asking import context
from forum.asking.actions import Match, forget_waiting, keep_waiting, note_asked_anyway
from forum.asking.pages.matching import matches_for
from forum.asking.queries import waiting_question
from forum.asking.sheet import ASK, Sheet, blank, named, number, typed, with_tag
from forum.categories.queries import form_of, offers_private, visible_categories
from forum.database import Session
from forum.drafts.actions import settle_draft
from forum.drafts.resuming import resumed
from forum.effect.watching import remember_reader
from forum.errors import Invalid, TooMany
from forum.i18n import _
from forum.markup import render
from forum.threads.actions import Asked, ask_question
from forum.threads.actions.weighing import allow_asking
from forum.threads.amounts import hint_for
from forum.threads.bodies import clean_body
from forum.threads.kinds import HELD, kinds_for
from forum.threads.pages.keeping import keeping_text
from forum.threads.pages.previewing import may_preview
from forum.threads.queries import known_tags
from forum.threads.refusals import standing
from forum.web.bodies import Data, cleaned, first, read_form
from forum.web.faults import LEVELS_PAGE
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page

GIVEN = ("title", "body", "category", "kind", "tags")


async def show_ask(request: Request) -> Response:
    """The empty form, one begun elsewhere (`?category=&title=&tags=&body=&context=`), one that waited, or a draft."""
    token, draft = request.query_params.get("waiting", ""), await resumed(request, "ask")
    async with house(request).database.reading() as session:
        kept = await waiting_question(session, token) if token else None
        if kept is not None:
            sheet = await sheet_of(request, session, kept.fields)
            sheet.form.raw["waiting"] = token
        elif draft:
            sheet = await sheet_of(request, session, {name: [text] for name, text in draft.items()})
            sheet.form.raw["draft_version"] = draft["draft_version"]
        else:
            sheet = await begun_elsewhere(request, session)
    return await ask_page(request, sheet.forgiven())


async def begun_elsewhere(request: Request, session: Session) -> Sheet:
    query = request.query_params
    given = {name: cleaned(query.get(name, "")) for name in GIVEN}
    given["category"] = await category_meant(session, actor_of(request), given["category"])
    texts = [cleaned(each) for each in query.getlist("context")]
    lines = context.lines_of(texts)
    settings, now = house(request).settings, session.now.timestamp()
    if lines and context.is_confirmed(
        settings.link_signing_key(), "\n".join(texts),
        expires=query.get("expires", ""), signature=query.get("signature", ""), now=now,
    ):  # fmt: skip
        lines = [each._replace(confirmed=True) for each in lines]
    given["confirmed"] = context.carried(settings.signing_key(), lines, now)
    sheet = Sheet(blank(**given), context=lines)
    sheet.fields = await form_of(session, actor_of(request), sheet.category_id)
    sheet.offers_private = await offers_private(session, actor_of(request), sheet.category_id)
    return sheet


async def category_meant(session: Session, actor: Actor, text: str) -> str:
    """Links may name a category by its address, which people can read, or by its number."""
    if not text or number(text):
        return text
    return next((str(each.id) for each in await visible_categories(session, actor) if each.slug == text), "")


async def sheet_of(request: Request, session: Session, data: Data) -> Sheet:
    """What was sent, read and measured."""
    sheet = Sheet(ASK.read(data), sent=frozenset(data), shown=named(data.get("shown", [])))
    key, now = house(request).settings.signing_key(), session.now.timestamp()
    confirmed = context.confirmed_by(key, sheet.form.raw.get("confirmed", ""), now)
    sheet.context = context.lines_of(map(cleaned, data.get("context", [])), confirmed)
    sheet.answer(await form_of(session, actor_of(request), sheet.category_id), data)
    sheet.offers_private = await offers_private(session, actor_of(request), sheet.category_id)
    return sheet


async def ask(request: Request) -> Response:
    data = await read_form(request)
    title, body = (cleaned((data.get(name) or [""])[0]) for name in ("title", "body"))
    return await keeping_text(request, f"{title}\n\n{body}", partial(answered, request, data))


async def answered(request: Request, data: Data) -> Response:
    """What the pressed button wants: one more thing guessed put in, a look at the form, or the question posted."""
    change_as_pressed(data)
    async with house(request).database.reading() as session:
        sheet = await sheet_of(request, session, data)
    action = first(data, "action")
    if action == "preview":
        await may_preview(request)
        return await preview_page(request, sheet)
    if action == "look" or any(name in data for name in ("add_tag", "set_category")):
        return await ask_page(request, sheet.forgiven())
    if actor_of(request).is_visitor:
        return await to_sign_in(request, data)
    if not sheet.has_seen_form and sheet.asks_more:
        return await ask_page(request, sheet.forgiven(), step="form")
    if not sheet.form.ok:
        return await ask_page(request, sheet, status=422)
    if not sheet.has_looked and sheet.form.values["kind"] in ("", "question"):
        matches = await matches_for(request, sheet)
        if matches["is_strong"]:
            return await ask_page(request, sheet.forgiven(), step="matches", matches=matches)
    try:
        return await posted(request, sheet)
    except Invalid as invalid:
        return await ask_page(request, sheet.refused(invalid.errors), status=422)
    except TooMany as limit:
        return await asked_too_much(request, sheet, limit)


async def asked_too_much(request: Request, sheet: Sheet, limit: TooMany) -> Response:
    """The form as it was sent, with the reason at the text."""
    if limit.message is None:
        raise limit
    response = await ask_page(request, sheet.refused({"body": limit.message}), status=429)
    response.headers["retry-after"] = str(limit.retry_after)
    return response


def change_as_pressed(data: Data) -> None:
    """The buttons that put in what was guessed do without script what they do with it."""
    if tag := first(data, "add_tag"):
        tags = (first(data, "tags") or "").replace(",", " ").split()
        data["tags"] = [with_tag(tags, tag)[:300]]
    if category := first(data, "set_category"):
        data["category"] = [category]


async def to_sign_in(request: Request, data: Data) -> Response:
    """A visitor's question waits on the server and is there again once they are signed in, on whatever device."""
    async with house(request).database.writing() as session:
        await allow(session, "waiting", address_of(request), times=30, seconds=3600)
        token = await keep_waiting(session, typed(data))
    return see_other(request, f"/sign-in?next=/ask%3Fwaiting%3D{token}")


async def posted(request: Request, sheet: Sheet) -> Response:
    actor, values = actor_of(request), sheet.form.values
    async with house(request).database.writing() as session, once(session, actor, values["form_key"]) as ticket:
        await settle_draft(session, actor, "ask")
        if ticket.result:
            return see_other(request, ticket.result)
        await allow_asking(session, actor)
        asked = await ask_question(session, actor, sheet.new_thread())
        if sheet.shown:
            new = Match("thread", asked.thread_id, values["title"])
            await note_asked_anyway(session, actor, new, shown=sheet.shown)
        await forget_waiting(session, values["waiting"])
        ticket.result = asked.url
    return see_other(request, asked.url, notice=notice_for(asked, private=values["private"]))


def notice_for(asked: Asked, *, private: bool) -> Any:
    if private:
        return _("Posted. Only the staff see it. You will hear when they answer.")
    return HELD if asked.state == "held" else _("Posted. You will hear when somebody answers.")


async def preview_page(request: Request, sheet: Sheet) -> Response:
    """The same form with the text as it will look; what is wrong is not yet complained of."""
    try:
        preview = (await render(clean_body(sheet.form.raw["body"], least=1))).html
    except Invalid as invalid:
        return await ask_page(request, sheet.refused(invalid.errors), status=422)
    return await ask_page(request, sheet.forgiven(), preview=preview)


async def ask_page(request: Request, sheet: Sheet, *, status: int = 200, **more: Any) -> Response:
    """`more`: the preview, the step that stands before posting (`form` or `matches`), and matches that are known."""
    actor, here = actor_of(request), house(request)
    sheet.form.raw["kind"] = sheet.form.raw.get("kind") or "question"
    matches = more.pop("matches", None) or await matches_for(request, sheet)
    async with here.database.reading() as session:
        values = {
            "sheet": sheet,
            "form": sheet.form,
            "categories": [(row.id, row.name, row.description) for row in await visible_categories(session, actor)],
            "kinds": kinds_for(actor),
            "known_tags": await known_tags(session, actor),
            "standing": standing(actor, session.now),
            "limits": hint_for(await limits_of(session, actor)) if actor.is_signed_in else (),
            "levels_url": LEVELS_PAGE if here.has_place(LEVELS_PAGE) else None,
            "preview": None,
            "step": None,
        }
    response = page(request, "forum/asking/ask.html", values | matches | more, status=status)
    remember_reader(request, response)
    return response


ROUTES = (
    Route("/ask", show_ask, methods=["GET"]),
    Route("/ask", ask, methods=["POST"]),
)
