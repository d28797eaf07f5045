"""Posts: one of them, what it said before, editing, deleting, votes."""

from typing import Any

from forum.api.resources.groups import POSTS
from forum.api.shapes import Post, Revision, post_of, revision_of
from forum.errors import Conflict, Invalid
from forum.i18n import _
from forum.threads.actions import Edit, delete_post, edit_post, undelete_post
from forum.threads.actions.weighing import allow_voting
from forum.threads.queries import REVISIONS_A_PAGE, revisions, visible_post
from forum.votes.actions import cast_vote, withdraw_vote
from forum.votes.pages import VOTES_AN_HOUR
from forum.votes.queries import my_vote
from forum.web.api import Call, Endpoint, Number, Rows
from forum.web.api.door import as_text, digest_of
from forum.web.forms import Form, LongText, Tags, Text
from forum.web.limits import allow

EDIT = Form(
    body=LongText(required=False),
    title=Text(required=False, max=200),
    tags=Tags(),
    reason=Text(required=False, max=200),
)
VOTE = Form(value=Number(least=-1, most=1, missing=_("A vote is up or down.")))
AFTER = Form(after=Text(required=False, max=300))


async def show(call: Call) -> Post:
    return post_of(await visible_post(call.session, call.actor, call.path["post"]))


async def list_revisions(call: Call) -> Rows:
    before = call.after(int)
    found = await revisions(call.session, call.actor, call.path["post"], before=before[0] if before else None)
    last = found[REVISIONS_A_PAGE - 1] if len(found) > REVISIONS_A_PAGE else None
    return Rows([revision_of(row) for row in found[:REVISIONS_A_PAGE]], (last.version,) if last else None)


async def edit(call: Call) -> Post:
    """What is left out stays as it is; a title and tags are an opening's."""
    given = {name: call.body[name] for name in ("body", "title", "tags") if name in call.given}
    if not given:
        raise Invalid({"": _("There is nothing to change in it.")})
    post = await visible_post(call.session, call.actor, call.path["post"])
    if call.mark and call.mark != digest_of(as_text(post_of(post)).encode()):  # slips mended at once make no version
        raise Conflict(_("It has changed since you read it."))
    if not post.is_opening and {"title", "tags"} & set(given):
        raise Invalid({"title": _("Only the post that opens a thread has a title and tags.")})
    change = Edit(version=call.version, reason=call.body["reason"], **given)
    await edit_post(call.session, call.actor, post.id, change)
    return await show(call)


async def delete(call: Call) -> None:
    await delete_post(call.session, call.actor, call.path["post"])


async def bring_back(call: Call) -> Post:
    await undelete_post(call.session, call.actor, call.path["post"])
    return await show(call)


async def vote(call: Call) -> Post:
    """1 or -1; the same twice is once."""
    actor, post_id, value = call.actor, call.path["post"], call.body["value"]
    await allow(call.session, "vote", str(actor.id), times=VOTES_AN_HOUR, seconds=3600)
    if await my_vote(call.session, actor, post_id) != value:
        await allow_voting(call.session, actor)
    await cast_vote(call.session, actor, post_id, value)
    return await show(call)


async def unvote(call: Call) -> Post:
    await allow(call.session, "vote", str(call.actor.id), times=VOTES_AN_HOUR, seconds=3600)
    await withdraw_vote(call.session, call.actor, call.path["post"])
    return await show(call)


ONE = "/posts/{post:int}"
WRITE: dict[str, Any] = {"group": POSTS, "scope": "write"}
ENDPOINTS = (
    Endpoint(method="GET", path=ONE, call=show, summary="A post.", group=POSTS, answer=Post, open=True),
    Endpoint(method="GET", path=ONE + "/revisions", call=list_revisions, summary="What a post said before.",
             group=POSTS, answer=Revision, rows=True, open=True, query=AFTER),
    Endpoint(method="PATCH", path=ONE, call=edit, summary="Edit a post.", answer=Post, body=EDIT, versioned=True,
             **WRITE),
    Endpoint(method="DELETE", path=ONE, call=delete, summary="Delete a post.", **WRITE),
    Endpoint(method="POST", path=ONE + "/restore", call=bring_back, summary="Bring a deleted post back.", answer=Post,
             **WRITE),
    Endpoint(method="PUT", path=ONE + "/vote", call=vote, summary="Vote up (1) or down (-1).", answer=Post, body=VOTE,
             **WRITE),
    Endpoint(method="DELETE", path=ONE + "/vote", call=unvote, summary="Take one's vote back.", answer=Post, **WRITE),
)  # fmt: skip
