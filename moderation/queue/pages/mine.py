"""What people read of decisions about themselves (why, their text, mending it, appealing) and of their reports."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.comments.queries import visible_comment
from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _
from forum.threads.queries import visible_post
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.actions import appeal
from moderation.queue.policy import may_appeal
from moderation.queue.queries.appeals import decision_about_me, decision_on_mine, reports_by
from moderation.queue.wording import OPEN_VERBS, words_for

APPEAL = Form(words=LongText(max=2000, missing=_("Please say in a sentence why you think that it was wrong.")))


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor


async def show_decision(request: Request, form: Submission | None = None) -> Response:
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        found = await decision_about_me(session, actor, request.path_params["decision"])
    values = {
        "decision": found, "why": words_for(found.reason), "words": OPEN_VERBS, "may_appeal": may_appeal(found),
        "answer": words_for(found.appeal_answer or ""), "form": form or APPEAL.blank(),
    }  # fmt: skip
    return page(request, "moderation/queue/decision.html", values, 422 if form else 200)


async def send_appeal(request: Request) -> Response:
    actor, decision_id = signed_in(request), request.path_params["decision"]
    sent = APPEAL.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                await appeal(session, actor, decision_id, sent.values["words"])
            done = _("Another moderator will look at it and answer you.")
            return see_other(request, f"/decisions/{decision_id}", notice=done)
        except Invalid as invalid:
            sent.refuse(invalid)
    return await show_decision(request, sent)


async def show_why(request: Request) -> Response:
    """Leads an author to the decision about their post or comment, or says that a moderator has yet to look."""
    actor, kind, object_id = signed_in(request), request.path_params["kind"], request.path_params["object"]
    if kind not in ("post", "comment"):
        raise NotThere
    async with house(request).database.reading() as session:
        found = await (visible_comment if kind == "comment" else visible_post)(session, actor, object_id)
        if found.author_id != actor.id or found.is_published:
            raise NotThere
        try:
            decision = await decision_on_mine(session, actor, kind, object_id)
        except NotThere:
            decision = None
    if decision is not None and not decision.undone and found.state == "hidden":
        return see_other(request, f"/decisions/{decision.id}")
    return page(request, "moderation/queue/held.html", {"found": found, "kind": kind})


async def show_reports(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        reports = await reports_by(session, actor)
    return page(request, "moderation/queue/reports.html", {"reports": reports, "said": words_for})
