"""The editor's desk: what waits, what ripens, what was decided; and a topic by itself."""

from starlette.requests import Request
from starlette.responses import Response

from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Form, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.sorting import exclude_thread, include_thread, merge_topics, split_topic
from kb_bridge.actions.unsorting import take_back_change
from kb_bridge.pages.editing import editor, whole
from kb_bridge.queries.articles import archived_articles
from kb_bridge.queries.evidence import cases
from kb_bridge.queries.history import topic_history
from kb_bridge.queries.minutes import minutes_spent
from kb_bridge.queries.proposals import decided_proposals, open_proposal_of, open_proposals
from kb_bridge.queries.rules import is_ripe, ripeness_rules
from kb_bridge.queries.topics import members, members_of, ripening_topics, topic_for, topics_like
from kb_bridge.ripeness import RIPE_ASKERS, WINDOW
from kb_bridge.truth.queries.concerns import concerns

MERGE = Form(into=Text(max=20, missing=_("Please choose a topic.")))


async def show_desk(request: Request) -> Response:
    actor = editor(request)
    async with house(request).database.reading() as session:
        waiting = await open_proposals(session, actor)
        ripening = await ripening_topics(session, actor)
        ids = [each.topic_id for each in waiting] + [each.id for each in ripening]
        threads = await members_of(session, ids)
        found = await cases(session, threads)
        rules = await ripeness_rules(session)
        bare = [each.id for each in ripening if not found[each.id].answered and is_ripe(threads[each.id], rules)]
        values = {
            "waiting": sorted(waiting, key=lambda each: (-found[each.topic_id].worth, each.id)),
            "ripening": [each for each in ripening if each.id not in bare],
            "unanswered": [each for each in ripening if each.id in bare],
            "cases": found,
            "decided": await decided_proposals(session, actor),
            "concerns": await concerns(session, actor),
            "archived": await archived_articles(session, actor),
        }
    return page(request, "kb_bridge/desk.html", {**values, "ripe_askers": RIPE_ASKERS, "window": WINDOW.days})


async def show_topic(request: Request, form: Submission | None = None) -> Response:
    actor = editor(request)
    async with house(request).database.reading() as session:
        topic = await topic_for(session, actor, request.path_params["topic"])
        threads = await members(session, topic.id)
        found = await cases(session, {topic.id: threads})
        values = {
            "topic": topic,
            "case": found[topic.id],
            "proposal": await open_proposal_of(session, topic.id),
            "others": await topics_like(session, actor, threads, topic.id),
            "history": await topic_history(session, actor, topic.id, threads),
            "spent": await minutes_spent(session, actor, [each.thread.id for each in threads]),
        }
    values |= {"form": form or MERGE.blank(), "ripe_askers": RIPE_ASKERS, "window": WINDOW.days}
    return page(request, "kb_bridge/topic.html", values, 422 if form else 200)


async def exclude(request: Request) -> Response:
    actor, topic_id, thread_id = editor(request), request.path_params["topic"], request.path_params["thread"]
    async with house(request).database.writing() as session:
        await exclude_thread(session, actor, topic_id, thread_id)
        back = await place_of(session, topic_id)
    undo = f"/kb/editor/topics/{topic_id}/threads/{thread_id}/include"
    return see_other(request, back, notice=_("Removed from the topic."), undo=undo)


async def split(request: Request) -> Response:
    actor, topic_id = editor(request), request.path_params["topic"]
    chosen = [whole(text) for text in (await read_form(request)).get("thread", [])]
    try:
        async with house(request).database.writing() as session:
            made = await split_topic(session, actor, topic_id, chosen)
    except Invalid as invalid:
        return await show_topic(request, Submission(errors=dict(invalid.errors)))
    return see_other(request, f"/kb/editor/topics/{made.topic_id}", notice=_("Split off. It is a topic of its own."),
                     undo=f"/kb/editor/changes/{made.change_id}/undo")  # fmt: skip


async def undo_change(request: Request) -> Response:
    """Two topics are two again, or one that was split is whole."""
    actor = editor(request)
    async with house(request).database.writing() as session:
        topic_id = await take_back_change(session, actor, request.path_params["change"])
        there = await place_of(session, topic_id)
    return see_other(request, there, notice=_("Taken back. The topics are as they were."))


async def include(request: Request) -> Response:
    actor, topic_id, thread_id = editor(request), request.path_params["topic"], request.path_params["thread"]
    async with house(request).database.writing() as session:
        await include_thread(session, actor, topic_id, thread_id)
        back = await place_of(session, topic_id)
    return see_other(request, back, notice=_("Put into the topic."))


async def place_of(session: Session, topic_id: int) -> str:
    """Where an editor looks at a topic: at its draft, or at the topic itself; at the desk, when it is gone."""
    waiting = await open_proposal_of(session, topic_id)
    if waiting:
        return f"{waiting.url}#threads"
    return f"/kb/editor/topics/{topic_id}" if (await members(session, topic_id)) else "/kb/editor"


async def merge(request: Request) -> Response:
    actor, topic_id = editor(request), request.path_params["topic"]
    data = await read_form(request)
    sent = MERGE.read(data)
    into = sent.values.get("into", "").removeprefix("#")
    if sent.ok and not (into.isascii() and into.isdigit() and len(into) < 19):
        sent.errors["into"] = _("Please choose a topic.")
    if not sent.ok:
        return await show_topic(request, sent)
    try:
        async with house(request).database.writing() as session:
            made = await merge_topics(session, actor, topic_id, int(into))
            there = await place_of(session, made.topic_id)
    except Invalid as invalid:
        return await show_topic(request, sent.refuse(invalid))
    undo = f"/kb/editor/changes/{made.change_id}/undo"
    return see_other(request, there, notice=_("Merged. Its threads are here now."), undo=undo)
