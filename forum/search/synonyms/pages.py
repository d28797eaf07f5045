"""The admin's page of synonyms: taught, tried, taken away, brought in and taken along as text."""

from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _, language_choices
from forum.search.engines.base import Engine
from forum.search.queries import Look, results
from forum.search.query import parse
from forum.search.synonyms.actions import forget_synonyms, teach_synonyms
from forum.search.synonyms.lines import Group, WrongLine, as_lines, group_of, read_lines
from forum.search.synonyms.policy import may_teach_synonyms
from forum.search.synonyms.queries import all_synonyms
from forum.tongues import LANGUAGES
from forum.web.admin_menu import admin_nav
from forum.web.bodies import cleaned
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/synonyms"
TRIED = 5  # results
ONE = Form(
    language=Choice(options=("", *LANGUAGES), required=False),
    words=Text(max=1_000, missing=_("Please write the words.")),
    means=Text(max=1_000, required=False),
)
MANY = Form(lines=LongText(max=200_000, missing=_("Please write a line at least.")), instead=Check())


def teacher(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_teach_synonyms(actor):
        raise NotThere
    return actor


async def show_synonyms(request: Request, form: Submission | None = None, many: Submission | None = None) -> Response:
    """`?try=` is looked for; `?words=&language=` come from a search that found nothing."""
    actor = teacher(request)
    asked = {name: cleaned(request.query_params.get(name, ""))[:200] for name in ("try", "words", "language")}
    async with house(request).database.reading() as session:
        taught = await all_synonyms(session, actor)
        values: dict[str, Any] = {
            "taught": taught,
            "tried": asked["try"],
            "trial": await trial(session, actor, asked["try"]) if asked["try"].strip() else None,
            "nav_items": await admin_nav(request, session),
        }
    offered = house(request).settings.languages
    language = asked["language"] if asked["language"] in LANGUAGES else ""
    values |= {
        "form": form or ONE.blank(words=asked["words"], means="", language=language),
        "many": many or MANY.blank(lines=""),
        "languages": [("", _("All languages")), *language_choices(offered)],
    }
    wrong = any(each is not None and each.errors for each in (form, many))
    return page(request, "forum/search/synonyms.html", values, 422 if wrong else 200)


async def trial(session: Session, actor: Actor, text: str) -> dict[str, Any]:
    """What a search would find now, by PostgreSQL: it reads no index, so what was just taught counts."""
    engine: Engine | None = None
    found = await results(session, actor, parse(text), engine=engine, look=Look(rows=TRIED))
    return {"also": found.also, "rows": found.rows, "total": found.total}


async def add(request: Request) -> Response:
    actor, sent = teacher(request), ONE.read(await read_form(request))
    if not sent.ok:
        return await show_synonyms(request, form=sent)
    words, means = sent.values["words"], sent.values["means"]
    try:
        group = group_of(f"{words} => {means}" if means.strip() else words, sent.values["language"])
        async with house(request).database.writing() as session:
            await teach_synonyms(session, actor, [group])
    except WrongLine as wrong:
        return await show_synonyms(request, form=sent.refuse(Invalid({"words": wrong.message})))
    except Invalid as invalid:
        return await show_synonyms(request, form=sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Added. It counts from the next search on."))


async def bring(request: Request) -> Response:
    actor, sent = teacher(request), MANY.read(await read_form(request))
    if not sent.ok:
        return await show_synonyms(request, many=sent)
    try:
        groups = read_lines(sent.values["lines"], LANGUAGES)
        async with house(request).database.writing() as session:
            await teach_synonyms(session, actor, groups, instead=sent.values["instead"])
    except WrongLine as wrong:
        line = _("Line %(number)s: %(why)s", number=wrong.number, why=wrong.message)
        refused = Invalid({"lines": line if wrong.number else wrong.message})
        return await show_synonyms(request, many=sent.refuse(refused))
    except Invalid as invalid:
        return await show_synonyms(request, many=sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Taken in. It counts from the next search on."))


async def remove(request: Request) -> Response:
    actor = teacher(request)
    async with house(request).database.writing() as session:
        await forget_synonyms(session, actor, request.path_params["group"])
    return see_other(request, PLACE, notice=_("Taken away."))


async def send_lines(request: Request) -> Response:
    async with house(request).database.reading() as session:
        groups: list[Group] = [each.group for each in await all_synonyms(session, teacher(request))]
    headers = {"content-disposition": 'attachment; filename="synonyms.txt"'}
    return PlainTextResponse(as_lines(groups), headers=headers)
