"""Comments: those of a thread, one of them, writing, editing, deleting."""

from typing import Any

from forum.api.resources.groups import COMMENTS
from forum.api.shapes import Comment, comment_of, comments_in
from forum.comments.actions import delete_comment, edit_comment, post_comment, undelete_comment
from forum.comments.pages import COMMENT, COMMENTS_AN_HOUR
from forum.comments.queries import comments_of_thread, visible_comment
from forum.threads.queries import visible_thread
from forum.web.api import Call, Endpoint, Rows
from forum.web.forms import Form
from forum.web.limits import allow

BODY = Form(body=COMMENT.fields["body"])


async def list_comments(call: Call) -> Rows:
    """All of them: a thread's page shows them all."""
    thread = await visible_thread(call.session, call.actor, call.path["thread"])
    return Rows(comments_in(await comments_of_thread(call.session, call.actor, thread.id)))


async def show(call: Call) -> Comment:
    return comment_of(await visible_comment(call.session, call.actor, call.path["comment"]))


async def write(call: Call) -> Comment:
    await allow(call.session, "comment", str(call.actor.id), times=COMMENTS_AN_HOUR, seconds=3600)
    return comment_of(await post_comment(call.session, call.actor, call.path["post"], call.body["body"]))


async def edit(call: Call) -> Comment:
    await edit_comment(call.session, call.actor, call.path["comment"], call.body["body"])
    return await show(call)


async def delete(call: Call) -> None:
    await delete_comment(call.session, call.actor, call.path["comment"])


async def bring_back(call: Call) -> Comment:
    await undelete_comment(call.session, call.actor, call.path["comment"])
    return await show(call)


ONE = "/comments/{comment:int}"
WRITE: dict[str, Any] = {"group": COMMENTS, "scope": "write"}
ENDPOINTS = (
    Endpoint(method="GET", path="/threads/{thread:int}/comments", call=list_comments, summary="All comments of a "
             "thread.", group=COMMENTS, answer=Comment, rows=True, open=True),
    Endpoint(method="GET", path=ONE, call=show, summary="A comment.", group=COMMENTS, answer=Comment, open=True),
    Endpoint(method="POST", path="/posts/{post:int}/comments", call=write, summary="Comment on a post.",
             answer=Comment, status=201, body=BODY, **WRITE),
    Endpoint(method="PATCH", path=ONE, call=edit, summary="Correct a comment, for ten minutes.", answer=Comment,
             body=BODY, **WRITE),
    Endpoint(method="DELETE", path=ONE, call=delete, summary="Delete a comment.", **WRITE),
    Endpoint(method="POST", path=ONE + "/restore", call=bring_back, summary="Bring a deleted comment back.",
             answer=Comment, **WRITE),
)  # fmt: skip
