"""Questions that staff look after: the lists, and one with what can be done about it."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.web.forms import Choice, Form, Hidden, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.care.actions import Deed, care_for
from moderation.care.pages.ladder import rungs_of
from moderation.care.policy import VERBS, may_care, possible
from moderation.care.queries import VIEWS, care_of, counts, questions, seen_by_staff, steps_of
from moderation.care.queries.forecast import MISSED, breaches
from moderation.care.queries.questions import ROWS_A_PAGE
from moderation.care.wording import VIEWS as VIEW_WORDS
from moderation.care.wording import step_words
from moderation.queue.queries.desk import colleagues
from moderation.roster.queries import shifts
from moderation.roster.shifts import there_at

PLACE = "/mod/care"
CARE = Form(
    verb=Choice(options=tuple(verb.id for verb in VERBS)),
    owner=Hidden(),
    words=LongText(max=1000, required=False),
    to=Choice(required=False),
    days=Text(max=3, required=False),
    back=Hidden(),
)


def carer(request: Request) -> Actor:
    """These pages are not there for anybody else."""
    actor = actor_of(request)
    if not may_care(actor):
        raise NotThere
    return actor


async def show_questions(request: Request) -> Response:
    actor, cursor = carer(request), Cursor.read(request, datetime, int)
    asked = request.query_params.get("view", "")
    view = asked if asked in VIEWS else "nobody"
    async with house(request).database.reading() as session:
        rows = await questions(session, actor, view, after=cursor.values)
        found = await counts(session, actor)
        coming = [(24, await breaches(session, 24)), (168, await breaches(session, 168))]
    shown = rows[:ROWS_A_PAGE]
    more = cursor.next_url(shown[-1].due_at, shown[-1].thread_id) if len(rows) > ROWS_A_PAGE else None
    ways = [(f"{PLACE}?view={each}", words, each == view, getattr(found, each)) for each, words in VIEW_WORDS.items()]
    values: dict[str, Any] = {
        "rows": shown,
        "more": more,
        "ways": ways,
        "view": view,
        "now": session.now,
        "counts": found,
    }
    values |= {"coming": coming, "query": MISSED.strip()}
    return page(request, "moderation/care/questions.html", values)


async def show_question(request: Request, form: Submission | None = None) -> Response:
    actor, thread_id = carer(request), request.path_params["question"]
    async with house(request).database.reading() as session:
        found = await care_of(session, actor, thread_id)
        if found is None:
            raise NotThere
        steps = [
            (row["created_at"], step_words(row["verb"], row["display_name"], row["to_display"]), row["words"])
            for row in await steps_of(session, thread_id)
        ]
        values: dict[str, Any] = {
            "care": found, "steps": steps, "now": session.now, "form": form or CARE.blank(),
            "rungs": await rungs_of(session, found),
            "seen_at": await seen_by_staff(session, thread_id, found.author_id),
            "colleagues": await those_there_first(session, actor, found.language),
            "verbs": possible(actor, owner_id=found.owner_id, wait=found.wait, open_=found.open),
        }  # fmt: skip
    return page(request, "moderation/care/question.html", values, 422 if form else 200)


async def those_there_first(session: Session, actor: Actor, language: str | None) -> list[tuple[int, Words]]:
    """The colleagues to whom a question can be given: first who is there now for its language, by the roster."""
    there = there_at(await shifts(session), session.now, session.bus.settings.staff_zone, language=language)
    found = await colleagues(session, actor)
    first: list[tuple[int, Words]] = [(id, _("%(name)s, there now", name=name)) for id, name in found if id in there]
    return first + [(id, name) for id, name in found if id not in there]


async def care(request: Request) -> Response:
    """Does what was chosen; a wrong form comes back with what was typed."""
    actor, thread_id = carer(request), request.path_params["question"]
    sent = CARE.read(await read_form(request))
    if not sent.ok:
        return await show_question(request, sent)
    given = sent.values
    deed = Deed(
        given["verb"], given["words"], number(given["to"]) or 0, number(given["days"] or "1") or 0,
        owner=number(given["owner"]),
    )  # fmt: skip
    try:
        async with house(request).database.writing() as session:
            verb = await care_for(session, actor, thread_id, deed)
    except Invalid as invalid:
        return await show_question(request, sent.refuse(invalid))
    there = given["back"] if given["back"].startswith(("/t/", PLACE)) else f"{PLACE}/{thread_id}"
    return see_other(request, there, notice=verb.done)


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
