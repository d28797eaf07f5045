"""Saving a draft: by script every few seconds, without it by a button of the form."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forum.drafts.actions import Kept, Typed, save_draft, settle_draft
from forum.drafts.fields import kept_fields
from forum.drafts.places import form_of, is_place
from forum.drafts.policy import SAVINGS_AN_HOUR
from forum.drafts.queries import own_draft
from forum.drafts.rows import DraftRow
from forum.errors import Invalid, NotThere, SignInNeeded, Words
from forum.i18n import _
from forum.web.bodies import Data, first, read_form
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.templating import page


async def show(request: Request) -> Response:
    """The draft of one place, for the script of the text box; an empty object where there is none."""
    actor, place = actor_of(request), request.path_params["place"]
    if actor.id is None:
        raise SignInNeeded
    if not is_place(place):
        raise NotThere
    async with house(request).database.reading() as session:
        found = await own_draft(session, actor, place)
        return JSONResponse(as_json(found, session.now) if found else {}, headers={"cache-control": "no-store"})


async def save(request: Request) -> Response:
    """`place`, the fields of the form, and `draft_version`: the saving from which they were begun."""
    data = await read_form(request)
    if actor_of(request).id is None:
        return handed_back(request, data)
    kept = await saved(request, data)
    if by_script(request):
        async with house(request).database.reading() as session:
            other = as_json(kept.other, session.now) if kept.other else None
        return JSONResponse({"version": kept.version, "other": other}, 409 if other else 200)
    return led_on(request, data, kept, notice=_("Your draft is saved."))


def led_on(request: Request, data: Data, kept: Kept, *, notice: Words) -> Response:
    """Back to the form, filled in with the draft; or, where there is another one, to the choice between them."""
    place = first(data, "place") or ""
    if kept.other:
        values = {"mine": kept_fields(data), "other": kept.other, "place": place}
        return page(request, "forum/drafts/other.html", values, status=409)
    return see_other(request, form_of(place), notice=notice)


async def saved(request: Request, data: Data) -> Kept:
    actor, place = actor_of(request), first(data, "place") or ""
    typed = Typed(kept_fields(data), version_in(data), first(data, "form_key") or "")
    async with house(request).database.writing() as session:
        await allow(session, "draft", str(actor.id), times=SAVINGS_AN_HOUR, seconds=3600)
        return await save_draft(session, actor, place, typed)


async def discard(request: Request) -> Response:
    actor, place = actor_of(request), first(await read_form(request), "place") or ""
    if actor.id is None:
        raise SignInNeeded
    if not is_place(place):
        raise Invalid({"": _("There is nothing to write here.")})
    async with house(request).database.writing() as session:
        await settle_draft(session, actor, place)
    return JSONResponse({}) if by_script(request) else see_other(request, "/drafts", notice=_("Discarded."))


def handed_back(request: Request, data: Data) -> Response:
    """Whoever is not signed in any more gets the text back, to be copied."""
    if by_script(request):
        raise SignInNeeded
    message = _("You are not signed in any more. Sign in, then send it again.")
    text = "\n\n".join(kept_fields(data).values())
    return page(request, "forum/threads/kept.html", {"message": message, "text": text}, status=403)


def as_json(draft: DraftRow, now: datetime) -> dict[str, Any]:
    """`age` in seconds and not the moment itself: the clocks of devices differ."""
    age = max(0, int((now - draft.saved_at).total_seconds()))
    return {"fields": draft.fields, "version": draft.version, "age": age}


def version_in(data: Data) -> int:
    text = first(data, "draft_version") or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def by_script(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"


ROUTES = (
    Route("/drafts", save, methods=["POST"]),
    Route("/drafts/discard", discard, methods=["POST"]),
    Route("/drafts/{place}", show, methods=["GET"]),
)
