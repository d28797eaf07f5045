"""Found before asking: a match that answers it ends the ask, one that asks the same is joined; both can be undone."""

import hashlib
import secrets
from dataclasses import replace
from functools import partial

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.asking.actions import Match, join_thread, keep_waiting, note_answered, take_back_finding
from forum.asking.queries import Waiting, waiting_question
from forum.asking.sheet import match_named, typed
from forum.database import Session
from forum.drafts.actions import settle_draft
from forum.effect.watching import heard, unheard
from forum.errors import NotThere, SignInNeeded
from forum.i18n import _
from forum.threads.pages.keeping import keeping_text
from forum.threads.queries import visible_thread
from forum.web.bodies import Data, cleaned, first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.sessions import hash_of, is_https
from forum.web.slots import fill_slot
from forum.web.templating import fragment, page

COOKIE, A_YEAR = "visitor", 31_536_000
FINDINGS_AN_HOUR = 60


async def answered(request: Request) -> Response:
    """`match` answered what was about to be asked."""
    data = await read_form(request)
    actor, token = actor_of(request), visitor_token(request, data)
    async with house(request).database.writing() as session:
        await allow(session, "finding", str(actor.id or address_of(request)), times=FINDINGS_AN_HOUR, seconds=3600)
        match = await match_meant(request, session, data)
        visitor = None if actor.is_signed_in else hash_of(token).hex()
        finding = await note_answered(session, actor, match, title=title_of(data), visitor=visitor)
        await heard(request, session, "answered", (match.kind, match.id))
        waiting = await keep_waiting(session, typed(data), finding)
        await settle_draft(session, actor, "ask")
    response = see_other(request, f"/ask/found/{waiting}")
    if actor.is_visitor:
        response.set_cookie(
            COOKIE, token, max_age=A_YEAR, httponly=True, samesite="lax", secure=is_https(request), path="/ask"
        )
    return response


async def joined(request: Request) -> Response:
    """The actor has the same question as `match`, an open thread: they join it in place of asking."""
    data = await read_form(request)
    text = "\n\n".join(cleaned((data.get(name) or [""])[0]) for name in ("title", "body"))
    return await keeping_text(request, text, partial(join, request, data))


async def join(request: Request, data: Data) -> Response:
    actor = actor_of(request)
    async with house(request).database.writing() as session:
        if actor.is_visitor:
            await allow(session, "waiting", address_of(request), times=30, seconds=3600)
            return see_other(request, f"/sign-in?next=/ask%3Fwaiting%3D{await keep_waiting(session, typed(data))}")
        match = await match_meant(request, session, data)
        if match.kind != "thread":
            raise NotThere
        thread = await visible_thread(session, actor, match.id)
        finding = await join_thread(session, actor, match, title=title_of(data))
        await heard(request, session, "joined", (match.kind, match.id))
        waiting = await keep_waiting(session, typed(data), finding)
        await settle_draft(session, actor, "ask")
    notice = _("You have this too: you will hear of every answer here.")
    return see_other(request, thread.url, notice=notice, undo=f"/ask/found/{waiting}/undo")


async def thanks(request: Request) -> Response:
    """What comes after "This answered it": where it stands, the way on, and the way back to asking."""
    async with house(request).database.reading() as session:
        waiting = await waiting_finding(request, session)
        link = await link_to(request, session, waiting)
    values = {"link": link, "token": request.path_params["token"], "waiting": waiting}
    return page(request, "forum/asking/found.html", values)


async def undo(request: Request) -> Response:
    """Back to the form as it was, and nothing is counted."""
    async with house(request).database.writing() as session:
        waiting = await waiting_finding(request, session)
        if waiting.how == "joined" and actor_of(request).is_visitor:
            raise SignInNeeded
        await take_back_finding(session, actor_of(request), waiting)
        await unheard(request, session)
    token = request.path_params["token"]
    return see_other(request, f"/ask?waiting={token}", notice=_("Taken back. Your text is here as you left it."))


async def waiting_finding(request: Request, session: Session) -> Waiting:
    waiting = await waiting_question(session, request.path_params["token"])
    if waiting is None or waiting.finding_id is None:
        raise NotThere
    return waiting


async def match_meant(request: Request, session: Session, data: Data) -> Match:
    """The match that was pressed, if it is there for this actor."""
    match = match_named(first(data, "match") or "")
    if match is None:
        raise NotThere
    actor = actor_of(request)
    if match.kind == "thread":
        return replace(match, title=(await visible_thread(session, actor, match.id)).title)
    link = await article_link(request, session, actor, match.id)
    return replace(match, title=link.striptags())


async def link_to(request: Request, session: Session, waiting: Waiting) -> Markup:
    """What was found, as a link in HTML."""
    actor, number = actor_of(request), waiting.object_id or 0
    if waiting.object_kind == "article":
        return await article_link(request, session, actor, number)
    thread = await visible_thread(session, actor, number)
    return fragment("forum/asking/_link.html", {"thread": thread}, house(request).templates)


async def article_link(request: Request, session: Session, actor: Actor, article_id: int) -> Markup:
    """The core knows no articles: whoever has them says where this one is, if it is there for this actor."""
    links = await fill_slot(house(request), session, actor, "match_link", {"kind": "article", "id": article_id})
    if not links:
        raise NotThere
    return links[0]


def title_of(data: Data) -> str:
    return " ".join(cleaned((data.get("title") or [""])[0]).split())


def visitor_token(request: Request, data: Data) -> str:
    """What tells one visitor from another: their cookie, else one made of the form's key, so that a double click on
    the very first form is one visitor, not two."""
    known = request.cookies.get(COOKIE, "")
    if 20 < len(known) < 100:
        return known
    key = first(data, "form_key")
    return hashlib.sha256(f"visitor {key}".encode()).hexdigest() if key else secrets.token_urlsafe(32)


ROUTES = (
    Route("/ask/answered", answered, methods=["POST"]),
    Route("/ask/joined", joined, methods=["POST"]),
    Route("/ask/found/{token}", thanks, methods=["GET"]),
    Route("/ask/found/{token}/undo", undo, methods=["POST"]),
)
