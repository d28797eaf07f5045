"""Editing a post: the form, and two people who edit at once."""

from functools import partial
from typing import Any, NamedTuple

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.drafts.actions import settle_draft
from forum.drafts.resuming import resumed
from forum.errors import Conflict, Invalid
from forum.i18n import _, language_choices
from forum.markup import render
from forum.privileges import EDIT_OTHERS
from forum.threads import policy
from forum.threads.actions import Edit, edit_post, seen_by_editor
from forum.threads.bodies import clean_body
from forum.threads.differences import differences
from forum.threads.pages import edited_details
from forum.threads.pages.edited_details import Details, details_of
from forum.threads.pages.keeping import keeping_text
from forum.threads.queries import known_tags, post_url, visible_post, visible_thread
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView
from forum.web.bodies import Data, first, read_form
from forum.web.forms import Choice, Field, Form, Hidden, LongText, Submission, Text
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page

WORDS = {
    "body": LongText(missing=_("Please write something first.")),
    "reason": Text(required=False, max=200),
    "version": Hidden(),
    "language": Choice(required=False),
    "before": Hidden(),
    "form_key": Hidden(),
}
ANSWER = Form(**WORDS)
OPENING = Form(**WORDS, title=Text(missing=_("Please give it a title.")), tags=Field(required=False, max=300))


class Target(NamedTuple):
    """What is being edited."""

    thread: ThreadView
    post: PostRow
    details: Details


async def show_edit(request: Request) -> Response:
    target = await editable(request)
    thread, post, _details = target
    given: dict[str, Any] = {
        "body": post.body_source, "reason": "", "version": post.version, "language": post.language or ""
    }  # fmt: skip
    given["before"] = seen_by_editor(thread, post)
    if post.is_opening:
        given |= {"title": thread.title, "tags": " ".join(thread.tags), **edited_details.given(post)}
    return await edit_page(request, target, OPENING.blank(**given | await resumed(request, f"edit:{post.id}")))


async def edit(request: Request) -> Response:
    data = await read_form(request)
    sub = ANSWER.read(data)
    return await keeping_text(request, sub.raw.get("body", ""), partial(save, request, data))


async def save(request: Request, data: Data) -> Response:
    target = await editable(request)
    sub = (OPENING if target.post.is_opening else ANSWER).read(data)
    sub.raw |= edited_details.typed(data)
    if first(data, "action") == "preview":
        return await preview_page(request, target, sub)
    if not sub.ok:
        return await edit_page(request, target, sub, status=422)
    try:
        edit = wanted(sub, target, data)
        return see_other(request, await saved(request, target.post.id, sub, edit), notice=_("Saved."))
    except Invalid as invalid:
        return await edit_page(request, target, sub.refuse(invalid), status=422)
    except Conflict as conflict:
        return await conflict_page(request, sub, conflict)


async def saved(request: Request, post_id: int, sub: Submission, edit: Edit) -> str:
    """Where the post stands with its new text; its draft is done with, also when the same form comes twice."""
    actor = actor_of(request)
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        await settle_draft(session, actor, f"edit:{post_id}")
        if ticket.result is None:
            await edit_post(session, actor, post_id, edit)
            ticket.result = await post_url(session, actor, post_id)
        return ticket.result


def wanted(sub: Submission, target: Target, data: Data) -> Edit:
    values, language = sub.values, sub.values["language"] if "language" in data else None
    details = edited_details.wanted(target.details, target.post, data)
    version = int(values["version"]) if values["version"].isdecimal() and len(values["version"]) < 10 else 0
    words = (values["body"], values.get("title"), values.get("tags"), values["reason"])
    return Edit(version, *words, details=details, language=language, seen=values["before"] or None)


async def editable(request: Request) -> Target:
    """The post, if this actor may edit it."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        post = await visible_post(session, actor, request.path_params["id"])
        thread = await visible_thread(session, actor, post.thread_id)
        because = _("This thread is locked.") if thread.locked_at else EDIT_OTHERS
        require(policy.may_edit(actor, post, thread, session.now), actor, session.now, because)
        return Target(thread, post, await details_of(session, actor, thread, post))


async def preview_page(request: Request, target: Target, form: Submission) -> Response:
    try:
        preview = (await render(clean_body(form.raw["body"], least=1))).html
    except Invalid as invalid:
        return await edit_page(request, target, Submission(raw=form.raw, errors=dict(invalid.errors)), status=422)
    return await edit_page(request, target, Submission(raw=form.raw), extra={"preview": preview})


async def conflict_page(request: Request, sub: Submission, conflict: Conflict) -> Response:
    """The editor's text is kept, what changed meanwhile is shown, and sending it again is a decision made knowingly."""
    target = await editable(request)
    changed = await anyio.to_thread.run_sync(differences, target.post.body_source, sub.values["body"])
    seen = {"version": str(target.post.version), "before": seen_by_editor(target.thread, target.post)}
    form = Submission(raw={**sub.raw, **seen}, errors={"": conflict.message})
    return await edit_page(request, target, form, status=409, extra={"changed": changed})


async def edit_page(
    request: Request, target: Target, form: Submission, *, status: int = 200, extra: dict[str, Any] | None = None
) -> Response:
    async with house(request).database.reading() as session:
        tags = await known_tags(session, actor_of(request)) if target.post.is_opening else []
    values = {**target._asdict(), "form": form, "known_tags": tags, "preview": None, "changed": None}
    values["tongues"] = language_choices(house(request).settings.languages)
    return page(request, "forum/threads/edit.html", values | (extra or {}), status=status)


ROUTES = (
    Route("/p/{id:int}/edit", show_edit, methods=["GET"]),
    Route("/p/{id:int}/edit", edit, methods=["POST"]),
)
