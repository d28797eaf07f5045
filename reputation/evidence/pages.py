"""Evidence laid out for a moderator, and the decision about it."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.forms import Choice as Chosen
from forum.web.forms import Form, Hidden, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.evidence import graph
from reputation.evidence.actions import Choice, judge, undo_judgement
from reputation.evidence.policy import VERBS, may_judge, may_read_evidence, verbs_for
from reputation.evidence.queries import Case, CaseVote, case_of_id, case_votes, given_in, judgements_of, people_of
from reputation.evidence.wording import TITLES, WHY, by_habit, compared, counted, decisions_said, verbs_said

JUDGEMENT = Form(
    words=LongText(max=1_000, required=False),
    verb=Chosen(options=VERBS, missing=_("Choose one.")),
    version=Hidden(),
)


async def show(request: Request) -> Response:
    return await shown(request, JUDGEMENT.blank())


async def shown(request: Request, form: Submission, *, status: int = 200) -> Response:
    """What the case shows; nothing of it to a moderator whom it is about."""
    actor = moderator(request)
    async with house(request).database.reading() as session:
        case = await case_of_id(session, request.path_params["id"])
        may = may_judge(actor, case.people)
        deeds = (await case_votes(session, case) or await given_in(session, case)) if may else []
        people = await people_of(session, case.id) if may else []
        judgements = await judgements_of(session, case.id) if may else []
    values = {
        "case": case, "title": TITLES[case.kind], "why": WHY[case.kind], "counted": counted(case),
        "by_habit": by_habit(case), "compared": compared(case), "may": may, "people": people, "deeds": deeds,
        "form": form,
        "verbs": [(verb, *verbs_said(case)[verb]) for verb in verbs_for(case.state, deeds=case.deeds)],
        "judgements": [(each, decisions_said(case)[each.verb]) for each in judgements],
    }  # fmt: skip
    return page(request, "reputation/evidence.html", values | drawn(case, people, deeds), status)


def drawn(case: Case, people: Sequence[Any], deeds: Sequence[CaseVote]) -> dict[str, Any]:
    """The drawing, the times and their twin in numbers. Whom it is about stands first."""
    ordered = sorted(people, key=lambda row: row["id"] != case.user_id)
    names = {row["id"]: row["display_name"] for row in ordered}
    nodes, ties = graph.nodes_of(names), graph.ties_of(deeds)
    return {
        "names": {row["id"]: (row["name"], row["display_name"]) for row in people},
        "nodes": list(nodes.values()),
        "ties": ties,
        "arrows": graph.arrows_of(ties, nodes),
        "lines": graph.lines_of(deeds, names),
        "undrawn": max(0, len(people) - graph.MOST_DRAWN),
    }


async def decide(request: Request) -> Response:
    actor, case_id, sub = moderator(request), request.path_params["id"], JUDGEMENT.read(await read_form(request))
    if not sub.ok:
        return await shown(request, sub, status=422)
    verb, version = sub.values["verb"], sub.values["version"]
    choice = Choice(verb, int(version) if version.isascii() and version.isdigit() else -1, sub.values["words"])
    try:
        async with house(request).database.writing() as session:
            decision_id = await judge(session, actor, case_id, choice)
            said = verbs_said(await case_of_id(session, case_id))[verb][1]
    except Invalid as invalid:
        return await shown(request, sub.refuse(invalid), status=422)
    undo = None if verb == "ask" else f"/mod/evidence/judgements/{decision_id}/undo"
    return see_other(request, "/mod", notice=said, undo=undo, undo_label=_("Undo"))


async def take_back(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        case_id = await undo_judgement(session, actor, request.path_params["judgement"])
    return see_other(request, f"/mod/evidence/{case_id}", notice=_("Undone."))


def moderator(request: Request) -> Actor:
    """Evidence is not there for anybody else."""
    actor = actor_of(request)
    if not may_read_evidence(actor):
        raise NotThere
    return actor


ROUTES = [
    Route("/mod/evidence/{id:int}", show, methods=["GET"]),
    Route("/mod/evidence/{id:int}", decide, methods=["POST"]),
    Route("/mod/evidence/judgements/{judgement:int}/undo", take_back, methods=["POST"]),
]
