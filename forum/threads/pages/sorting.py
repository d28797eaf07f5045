"""A thread's kind, its category, its tags, and the thread of which it is a duplicate."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum import privileges
from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions import change_kind, clear_duplicate, mark_duplicate, move_thread, retag_thread
from forum.threads.kinds import KINDS
from forum.threads.pages.changing import Change, number
from forum.threads.queries import known_tags, opening_post, threads_among, visible_thread
from forum.threads.references import thread_meant
from forum.threads.rows import ThreadView
from forum.web.forms import Choice, Field, Form, Hidden, Text
from forum.web.house import actor_of, house
from forum.web.replies import see_other


async def show_kinds(session: Session, actor: Actor, thread: ThreadView) -> dict[str, Any]:
    allowed = [kind for kind in KINDS if policy.may_change_kind(actor, thread, kind, session.now)]
    return {"kinds": [(kind, *KINDS[kind]) for kind in allowed]}


async def set_kind(request: Request, thread: ThreadView, values: Mapping[str, Any]) -> Response:
    async with house(request).database.writing() as session:
        await change_kind(session, actor_of(request), thread.id, values["kind"])
    notice = _("This is now: %(kind)s.", kind=KINDS[values["kind"]][0])
    return see_other(request, thread.url, notice=notice, undo=undo_of(thread, "kind", kind=thread.kind))


async def show_categories(session: Session, actor: Actor, _thread: ThreadView) -> dict[str, Any]:
    return {"categories": [(row.id, row.name, row.description) for row in await visible_categories(session, actor)]}


async def set_category(request: Request, thread: ThreadView, values: Mapping[str, Any]) -> Response:
    async with house(request).database.writing() as session:
        await move_thread(session, actor_of(request), thread.id, number(values["category"]))
    return see_other(request, thread.url, notice=_("Moved."), undo=undo_of(thread, "move", category=thread.category_id))


async def show_tags(session: Session, actor: Actor, thread: ThreadView) -> dict[str, Any]:
    opening = await opening_post(session, actor, thread.id)
    return {"known_tags": await known_tags(session, actor), "version": opening.version}


async def set_tags(request: Request, thread: ThreadView, values: Mapping[str, Any]) -> Response:
    async with house(request).database.writing() as session:
        await retag_thread(session, actor_of(request), thread.id, values["tags"], version=number(values["version"]))
    return see_other(request, thread.url, notice=_("Saved."))


async def show_target(session: Session, actor: Actor, thread: ThreadView) -> dict[str, Any]:
    known = [thread.duplicate_of_id] if thread.duplicate_of_id else []
    return {"target": next(iter(await threads_among(session, actor, known)), None)}


async def set_target(request: Request, thread: ThreadView, values: Mapping[str, Any]) -> Response:
    target_id = thread_meant(values["target"])
    if target_id is None:
        raise Invalid({"target": WHICH})
    async with house(request).database.writing() as session:
        await mark_duplicate(session, actor_of(request), thread.id, target_id)
    undo = undo_of(thread, "duplicate", target=thread.duplicate_of_id or "") if thread.duplicate_of_id else CLEAR
    return see_other(request, thread.url, notice=_("Marked as a duplicate."), undo=undo.format(id=thread.id))


async def clear_target(request: Request) -> Response:
    actor = actor_of(request)
    async with house(request).database.writing() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        await clear_duplicate(session, actor, thread.id)
    undo = undo_of(thread, "duplicate", target=thread.duplicate_of_id) if thread.duplicate_of_id else None
    notice = _("No longer marked as a duplicate.")
    return see_other(request, thread.url, notice=notice, undo=undo, undo_label=_("Mark it again"))


def undo_of(thread: ThreadView, name: str, **fields: Any) -> str:
    """The address of the same form, with what was there before."""
    return f"/t/{thread.id}/{name}?{urlencode(fields)}"


CLEAR = "/t/{id}/duplicate/clear"
WHICH = _("Please give the address or the number of the other thread.")
ONE_KIND = Form(kind=Choice(options=policy.KINDS, missing=_("Please choose one.")))
ONE_CATEGORY = Form(category=Choice(missing=_("Please choose a category.")))
SOME_TAGS = Form(tags=Field(required=False, max=300), version=Hidden())
ONE_TARGET = Form(target=Text(max=300, missing=WHICH))

KIND = Change("kind", "forum/threads/kind.html", ONE_KIND, policy.may_change_some_kind, show_kinds, set_kind)
MOVE = Change(
    "move", "forum/threads/move.html", ONE_CATEGORY, policy.may_move, show_categories, set_category, privileges.MOVE
)
TAGS = Change("tags", "forum/threads/tags.html", SOME_TAGS, policy.may_retag, show_tags, set_tags, privileges.RETAG)
DUPLICATE = Change(
    "duplicate",
    "forum/threads/duplicate.html",
    ONE_TARGET,
    policy.may_mark_duplicate,
    show_target,
    set_target,
    privileges.MARK_DUPLICATES,
)

ROUTES = (
    *KIND.routes,
    *MOVE.routes,
    *TAGS.routes,
    *DUPLICATE.routes,
    Route("/t/{id:int}/duplicate/clear", clear_target, methods=["POST"]),
)
