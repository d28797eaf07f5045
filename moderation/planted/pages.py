"""The pages of test questions: planting one, what came of each, grading and ending."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.threads.actions import NewThread
from forum.web.forms import Choice, Form, Hidden, LongText, Submission, Tags, Text, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.planted.actions import Plan, end_planted, grade_planted, plant_test, resume_planted
from moderation.planted.policy import may_plant
from moderation.planted.queries import answers_of, planted_of_thread, planted_tests, shares_of

PLACE = "/mod/planted"
PLANT = Form(
    asker=Text(max=60, missing=_("Please write a name.")), title=Text(max=255, missing=_("Please give it a title.")),
    body=LongText(max=30_000, missing=_("Please write something first.")),
    category=Choice(missing=_("Please choose a category.")), tags=Tags(required=False),
    hours=Text(max=8, missing=_("Please write a number of hours.")), right_answer=LongText(max=4_000, required=False),
    form_key=Hidden(),
)  # fmt: skip
GRADE = Form(grade=Choice(missing=_("Please choose one of the list.")), words=LongText(max=1_000, required=False))
GRADE_WORDS: dict[str, Words] = {
    "right": _("Right"), "partly": _("Partly right"), "wrong": _("Wrong"), "nothing": _("Nothing came"),
}  # fmt: skip


def planter(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_plant(actor):
        raise NotThere
    return actor


async def show_tests(request: Request, form: Submission | None = None) -> Response:
    actor = planter(request)
    async with house(request).database.reading() as session:
        tests = await planted_tests(session, actor)
        categories = [each for each in await visible_categories(session, actor) if each.visibility == "public"]
    in_time, right = shares_of(tests)
    values = {
        "tests": tests, "in_time": in_time, "right": right, "form": form or PLANT.blank(hours="4"),
        "categories": [(str(each.id), each.name) for each in categories], "grades": GRADE_WORDS,
    }  # fmt: skip
    return page(request, "moderation/planted/list.html", values, 422 if form else 200)


async def plant(request: Request) -> Response:
    actor, sent = planter(request), PLANT.read(await read_form(request))
    if not sent.ok:
        return await show_tests(request, sent)
    try:
        new, plan = meant(sent.values)
        async with (
            house(request).database.writing() as session,
            once(session, actor, sent.values["form_key"]) as ticket,
        ):
            if not ticket.result:
                ticket.result = f"{PLACE}/{(await plant_test(session, actor, new, plan)).thread_id}"
    except Invalid as invalid:
        return await show_tests(request, sent.refuse(invalid))
    return see_other(request, ticket.result, notice=_("Planted. It reads like any other question."))


def meant(given: dict[str, Any]) -> tuple[NewThread, Plan]:
    try:
        minutes = round(float(given["hours"].replace(",", ".")) * 60)
    except (ValueError, OverflowError):
        raise Invalid({"hours": _("Please write a number of hours.")}) from None
    category = given["category"]
    if not (category.isascii() and category.isdecimal() and len(category) < 19):
        raise Invalid({"category": _("Please choose a category.")})
    new = NewThread(int(category), given["title"], given["body"], tags=given["tags"])
    return new, Plan(given["asker"], minutes, given["right_answer"])


async def show_test(request: Request, form: Submission | None = None) -> Response:
    actor, thread_id = planter(request), request.path_params["test"]
    async with house(request).database.reading() as session:
        test = await planted_of_thread(session, actor, thread_id)
        answers = await answers_of(session, actor, thread_id)
    values = {"test": test, "answers": answers, "grades": GRADE_WORDS}
    values["form"] = form or GRADE.blank(grade=test.grade, words=test.words)
    return page(request, "moderation/planted/one.html", values, 422 if form else 200)


async def grade(request: Request) -> Response:
    actor, thread_id, sent = planter(request), request.path_params["test"], GRADE.read(await read_form(request))
    if not sent.ok:
        return await show_test(request, sent)
    try:
        async with house(request).database.writing() as session:
            await grade_planted(session, actor, thread_id, sent.values["grade"], sent.values["words"])
    except Invalid as invalid:
        return await show_test(request, sent.refuse(invalid))
    return see_other(request, f"{PLACE}/{thread_id}", notice=_("Graded."))


async def end(request: Request) -> Response:
    """One click: it stays for what it was, or it is gone."""
    actor, thread_id, shown = planter(request), request.path_params["test"], request.path_params["way"] == "show"
    if not shown and request.path_params["way"] != "remove":
        raise NotThere
    async with house(request).database.writing() as session:
        await end_planted(session, actor, thread_id, shown=shown)
    notice = _("Over. It says what it was, and stands in no list.") if shown else _("Over, and gone.")
    return see_other(request, f"{PLACE}/{thread_id}", notice=notice, undo=f"{PLACE}/{thread_id}/resume")


async def resume(request: Request) -> Response:
    actor, thread_id = planter(request), request.path_params["test"]
    async with house(request).database.writing() as session:
        await resume_planted(session, actor, thread_id)
    return see_other(request, f"{PLACE}/{thread_id}", notice=_("It runs again."))


ROUTES = [
    Route(PLACE, show_tests),
    Route(PLACE, plant, methods=["POST"]),
    Route("/mod/planted/{test:int}", show_test),
    Route("/mod/planted/{test:int}/grade", grade, methods=["POST"]),
    Route("/mod/planted/{test:int}/end/{way:str}", end, methods=["POST"]),
    Route("/mod/planted/{test:int}/resume", resume, methods=["POST"]),
]
