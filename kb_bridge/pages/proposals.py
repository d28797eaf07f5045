"""A proposal on the desk: its sources and its draft side by side, and what an editor decides."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.drafts.actions import settle_draft
from forum.drafts.queries import others_writing
from forum.drafts.resuming import resumed
from forum.errors import Conflict, Invalid
from forum.i18n import _, n_
from forum.web.bodies import first
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.proposals import REASON_MOST, save_draft
from kb_bridge.actions.rewording import ask_for_rewording
from kb_bridge.actions.undoing import reopen_proposal
from kb_bridge.actions.verdicts import SNOOZES, link_proposal, merge_proposal, reject_proposal, snooze_proposal
from kb_bridge.citations import markdown
from kb_bridge.pages.editing import EDIT, changes, edit_from, editor, preview_of, sources_for, whole
from kb_bridge.publishing.queries.publishers import covered_elsewhere
from kb_bridge.queries.articles import article_titles, articles_alike, articles_matching
from kb_bridge.queries.evidence import cases
from kb_bridge.queries.history import topic_history
from kb_bridge.queries.minutes import minutes_spent
from kb_bridge.queries.proposals import proposal, proposal_language, rejected_before
from kb_bridge.queries.topics import members
from kb_bridge.reasons import reasons
from kb_bridge.rows import ProposalRow

REJECT = Form(reason=LongText(max=REASON_MOST, missing=_("Please say why, for whoever meets this topic next.")))


async def show_proposal(
    request: Request, form: Submission | None = None, *, status: int = 200, conflict: Any = None
) -> Response:
    """With a form: what was typed, and with a conflict beside it what somebody else has saved meanwhile."""
    actor, place = editor(request), f"proposal:{request.path_params['proposal']}"
    draft = {} if form else await resumed(request, place)
    async with house(request).database.reading() as session:
        found = await proposal(session, actor, request.path_params["proposal"])
        values = await parts_of(session, actor, found, EDIT.blank(**draft) if draft else form)
        values["others"] = await others_writing(session, actor, place)
    values |= {"conflict": conflict, "preview_url": f"{found.url}/preview"}
    return page(request, "kb_bridge/proposal.html", values, status)


async def parts_of(session: Session, actor: Actor, found: ProposalRow, form: Submission | None) -> dict[str, Any]:
    drafted = markdown(found.draft, found.posts, proposal_language(found))
    saved = found.edited_source or drafted
    blank = EDIT.blank(version=found.version, title=found.title, source=saved)
    shown = Submission(form.values, form.errors, blank.raw | form.raw) if form else blank
    typed = shown.raw["source"]
    numbers = dict(enumerate(found.posts, 1))
    preview = await preview_of(typed, list(numbers))
    sources = await sources_for(session, actor, numbers, preview.used)
    bodies = {each.post.thread_id: each.post.body_source for each in sources if each.post and each.post.is_opening}
    threads = await members(session, found.topic_id)
    case = (await cases(session, {found.topic_id: threads}, bodies))[found.topic_id]
    near = await articles_alike(session, actor, found.title) or await articles_matching(session, actor, found.title)
    return {
        "proposal": found,
        "why": reasons(threads, case.evidence.threads, session.now),
        "near": near[:1],
        "reworded": [each for section in found.draft for each in section.quotes if each.reworded],
        "may_reword": bool(session.bus.settings.rewriter) and found.edited_source is None,
        "covered": await covered_elsewhere(session, actor, found.topic_id),
        "articles": [(number, title) for number, title in await article_titles(session, actor)],
        "before": await rejected_before(session, found.topic_id),
        "snoozes": [(days, n_("%(count)s day", "%(count)s days", days)) for days in SNOOZES],
        "form": shown,
        "preview": preview,
        "sources": sources,
        "case": case,
        "history": await topic_history(session, actor, found.topic_id, threads),
        "spent": await minutes_spent(session, actor, [each.thread.id for each in threads]),
        "titles": {each.thread.id: each.thread.title for each in threads},
        "from_draft": changes(drafted, saved) if found.edited_source else [],
        "from_saved": changes(saved, typed) if form else [],
    }


async def write(request: Request) -> Response:
    """Save, accept or (without script) look at the preview, by the button that was pressed."""
    actor, proposal_id = editor(request), request.path_params["proposal"]
    data = await read_form(request)
    sent = EDIT.read(data)
    deed = first(data, "deed")
    if deed == "link":
        return await link(request, actor, proposal_id, first(data, "article") or "")
    if not sent.ok:
        return await show_proposal(request, sent, status=422)
    if deed == "preview":
        return await show_proposal(request, sent)
    try:
        if deed == "accept":
            return await accept(request, actor, proposal_id, sent)
        if deed == "merge":
            return await merge(request, actor, proposal_id, sent)
        async with house(request).database.writing() as session:
            await save_draft(session, actor, proposal_id, edit_from(sent))
            await settle_draft(session, actor, f"proposal:{proposal_id}")
    except Invalid as invalid:
        return await show_proposal(request, sent.refuse(invalid), status=422)
    except Conflict as conflict:
        return await show_proposal(request, sent, status=409, conflict=conflict.message)
    return see_other(request, f"/kb/editor/proposals/{proposal_id}", notice=_("Saved. Readers do not see it yet."))


async def accept(request: Request, actor: Actor, proposal_id: int, sent: Submission) -> Response:
    async with house(request).database.writing() as session, once(session, actor, sent.values["form_key"]) as ticket:
        if not ticket.result:
            ticket.result = await accept_proposal(session, actor, proposal_id, edit_from(sent))
            await settle_draft(session, actor, f"proposal:{proposal_id}")
        there = ticket.result
    undo = f"/kb/editor/proposals/{proposal_id}/reopen"
    return see_other(request, there, notice=_("Accepted. Its threads point to it now."), undo=undo)


async def merge(request: Request, actor: Actor, proposal_id: int, sent: Submission) -> Response:
    async with house(request).database.writing() as session, once(session, actor, sent.values["form_key"]) as ticket:
        if not ticket.result:
            chosen = whole(sent.values["article"])
            ticket.result = (await merge_proposal(session, actor, proposal_id, edit_from(sent), article_id=chosen)).url
            await settle_draft(session, actor, f"proposal:{proposal_id}")
        there = ticket.result
    undo = f"/kb/editor/proposals/{proposal_id}/reopen"
    return see_other(request, there, notice=_("Merged into this article. Please see that it reads well."), undo=undo)


async def link(request: Request, actor: Actor, proposal_id: int, article: str) -> Response:
    try:
        async with house(request).database.writing() as session:
            chosen = await link_proposal(session, actor, proposal_id, whole(article))
    except Invalid as invalid:
        return await show_proposal(request, Submission(errors=dict(invalid.errors)), status=422)
    except Conflict as conflict:
        return await show_proposal(request, status=409, conflict=conflict.message)
    undo = f"/kb/editor/proposals/{proposal_id}/reopen"
    return see_other(request, chosen.url, notice=_("Linked. The threads point to this article now."), undo=undo)


async def preview(request: Request) -> Response:
    """For the editor's preview: the fragment alone."""
    actor = editor(request)
    data = await read_form(request)
    async with house(request).database.reading() as session:
        found = await proposal(session, actor, request.path_params["proposal"])
    shown = await preview_of(first(data, "source") or "", range(1, len(found.posts) + 1))
    return page(request, "kb_bridge/_preview.html", {"preview": shown})


async def reject(request: Request) -> Response:
    actor, proposal_id = editor(request), request.path_params["proposal"]
    sent = REJECT.read(await read_form(request))
    if not sent.ok:
        return await show_proposal(request, reasoned(sent), status=422)
    try:
        async with house(request).database.writing() as session:
            await reject_proposal(session, actor, proposal_id, sent.values["reason"])
    except Conflict as conflict:
        return await show_proposal(request, status=409, conflict=conflict.message)
    undo = f"/kb/editor/proposals/{proposal_id}/reopen"
    return see_other(request, "/kb/editor", notice=_("Rejected. The topic is dismissed."), undo=undo)


async def snooze(request: Request) -> Response:
    actor, proposal_id = editor(request), request.path_params["proposal"]
    days = whole(first(await read_form(request), "days") or "")
    try:
        async with house(request).database.writing() as session:
            await snooze_proposal(session, actor, proposal_id, days)
    except Invalid as invalid:
        return await show_proposal(request, Submission(errors=dict(invalid.errors)), status=422)
    except Conflict as conflict:
        return await show_proposal(request, status=409, conflict=conflict.message)
    undo = f"/kb/editor/proposals/{proposal_id}/reopen"
    return see_other(request, "/kb/editor", notice=_("Put aside. It comes back by itself."), undo=undo)


def reasoned(sent: Submission) -> Submission:
    """The reason as it was typed, on a page whose text is the saved one."""
    return Submission(errors=sent.errors, raw={"reason": sent.raw.get("reason", "")})


async def reword(request: Request) -> Response:
    actor, proposal_id = editor(request), request.path_params["proposal"]
    async with house(request).database.writing() as session:
        await ask_for_rewording(session, actor, proposal_id)
    notice = _("The model is asked. Look again in a moment; nothing is published.")
    return see_other(request, f"/kb/editor/proposals/{proposal_id}", notice=notice)


async def reopen(request: Request) -> Response:
    actor, proposal_id = editor(request), request.path_params["proposal"]
    async with house(request).database.writing() as session:
        await reopen_proposal(session, actor, proposal_id)
    return see_other(request, f"/kb/editor/proposals/{proposal_id}", notice=_("Open again."))
