"""Remarking on a post, correcting a remark, deleting it."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.comments import policy
from forum.comments.actions import delete_comment, edit_comment, post_comment, undelete_comment
from forum.comments.queries import visible_comment
from forum.comments.rows import CommentRow
from forum.database import Session
from forum.drafts.actions import settle_draft
from forum.drafts.resuming import resumed
from forum.errors import Invalid, SignInNeeded
from forum.i18n import _
from forum.threads.pages.keeping import keeping_text, sent
from forum.threads.queries import post_url, visible_post, visible_thread
from forum.threads.refusals import require, standing
from forum.web.bodies import read_form
from forum.web.forms import Form, Hidden, LongText, Submission
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page

COMMENT = Form(
    body=LongText(max=600, missing=_("Please write something first.")), form_key=Hidden(), draft_version=Hidden()
)
COMMENTS_AN_HOUR = 60


async def show_comment(request: Request) -> Response:
    """The comment box on a page of its own."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    draft = await resumed(request, f"comment:{request.path_params['id']}")
    return await comment_page(request, COMMENT.blank(**{"body": "", **draft}))


async def comment(request: Request) -> Response:
    sub = COMMENT.read(await read_form(request))
    return await keeping_text(request, sub.raw.get("body", ""), partial(sent, request, sub, posted, comment_page))


async def posted(request: Request, sub: Submission) -> Response:
    actor, post_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        await settle_draft(session, actor, f"comment:{post_id}")
        if ticket.result:
            return see_other(request, ticket.result)
        if actor.id is not None:
            await allow(session, "comment", str(actor.id), times=COMMENTS_AN_HOUR, seconds=3600)
        ticket.result = await url_of(session, request, await post_comment(session, actor, post_id, sub.values["body"]))
    return see_other(request, ticket.result, notice=_("Posted."))


async def comment_page(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        found = await visible_post(session, actor, request.path_params["id"])
        thread = await visible_thread(session, actor, found.thread_id)
        values = {
            "post": found,
            "thread": thread,
            "form": form,
            "may_comment": policy.may_comment(actor, found, thread, session.now),
            "standing": standing(actor, session.now),
        }
    return page(request, "forum/comments/comment.html", values, status=status)


async def show_edit(request: Request) -> Response:
    found = await editable(request)
    return edit_page(request, found, COMMENT.blank(body=found.body_source))


async def edit(request: Request) -> Response:
    sub = COMMENT.read(await read_form(request))
    return await keeping_text(request, sub.raw.get("body", ""), partial(save, request, sub))


async def save(request: Request, sub: Submission) -> Response:
    found = await editable(request)
    if not sub.ok:
        return edit_page(request, found, sub, status=422)
    try:
        async with house(request).database.writing() as session:
            await edit_comment(session, actor_of(request), found.id, sub.values["body"])
            url = await url_of(session, request, found)
        return see_other(request, url, notice=_("Saved."))
    except Invalid as invalid:
        return edit_page(request, found, sub.refuse(invalid), status=422)


async def editable(request: Request) -> CommentRow:
    """The comment, if this actor may change it."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        found = await visible_comment(session, actor, request.path_params["id"])
        because = _("Comments can be changed for ten minutes. You can delete it and write a new one.")
        require(policy.may_edit_comment(actor, found, session.now), actor, session.now, because)
    return found


def edit_page(request: Request, found: CommentRow, form: Submission, *, status: int = 200) -> Response:
    return page(request, "forum/comments/edit.html", {"comment": found, "form": form}, status=status)


async def show_delete(request: Request) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        found = await visible_comment(session, actor, request.path_params["id"])
        require(policy.may_delete_comment(actor, found, session.now), actor, session.now)
    return page(request, "forum/comments/delete.html", {"comment": found})


async def delete(request: Request) -> Response:
    async with house(request).database.writing() as session:
        found = await delete_comment(session, actor_of(request), request.path_params["id"])
        url = await post_url(session, actor_of(request), found.post_id)
    undo = f"/comments/{found.id}/undelete"
    return see_other(request, url, notice=_("Deleted."), undo=undo, undo_label=_("Bring it back"))


async def undelete(request: Request) -> Response:
    async with house(request).database.writing() as session:
        found = await undelete_comment(session, actor_of(request), request.path_params["id"])
        return see_other(request, await url_of(session, request, found), notice=_("It is back."))


async def permalink(request: Request) -> Response:
    async with house(request).database.reading() as session:
        found = await visible_comment(session, actor_of(request), request.path_params["id"])
        return see_other(request, await url_of(session, request, found))


async def url_of(session: Session, request: Request, found: CommentRow) -> str:
    """Where the comment stands in its thread."""
    place = await post_url(session, actor_of(request), found.post_id)
    return f"{place.partition('#')[0]}#comment-{found.id}"


ROUTES = (
    Route("/p/{id:int}/comment", show_comment, methods=["GET"]),
    Route("/p/{id:int}/comment", comment, methods=["POST"]),
    Route("/comments/{id:int}/edit", show_edit, methods=["GET"]),
    Route("/comments/{id:int}/edit", edit, methods=["POST"]),
    Route("/comments/{id:int}/delete", show_delete, methods=["GET"]),
    Route("/comments/{id:int}/delete", delete, methods=["POST"]),
    Route("/comments/{id:int}/undelete", undelete, methods=["POST"]),
    Route("/comments/{id:int}", permalink, methods=["GET"]),
)
