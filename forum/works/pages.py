"""The admin's pages of planned works, and putting a notice away."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _, in_zone
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import local, see_other
from forum.web.templating import page
from forum.web.works import COOKIE, Work, put_away
from forum.works.actions import Announcement, announce, change_announcement, end_announcement
from forum.works.policy import AUDIENCES, may_announce
from forum.works.queries import WorksRow, all_works, works_of_id

PLACE = "/admin/works"
MONTH = 30 * 24 * 3600
MOST_SIGNS = 400
WHEN = _("Please write a day and a time.")
AUDIENCE_WORDS: dict[str, Words] = {
    "everybody": _("Everybody"), "signed_in": _("Who is signed in"), "staff": _("Staff"),
}  # fmt: skip


def announcer(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_announce(actor):
        raise NotThere
    return actor


def form_for(request: Request) -> Form:
    """A text for each language of the forum; only English is needed."""
    words = {f"words-{each}": LongText(max=MOST_SIGNS, required=each == "en") for each in languages_of(request)}
    return Form(
        starts=Text(max=30, missing=WHEN), ends=Text(max=30, missing=WHEN), audience=Choice(options=AUDIENCES),
        category=Choice(required=False), urgent=Check(), **words,
    )  # fmt: skip


def languages_of(request: Request) -> list[str]:
    return list(dict.fromkeys(["en", *house(request).settings.languages]))


async def show_works(request: Request, form: Submission | None = None, shown: Work | None = None) -> Response:
    actor = announcer(request)
    async with house(request).database.reading() as session:
        rows = [(each, each.stage(session.now)) for each in await all_works(session, actor)]
        values = await values_of(request, session, form or form_for(request).blank(audience="everybody"), shown)
    wrong = form is not None and bool(form.errors)
    return page(request, "forum/works/list.html", {**values, "rows": rows}, 422 if wrong else 200)


async def show_one(request: Request, form: Submission | None = None, shown: Work | None = None) -> Response:
    actor = announcer(request)
    async with house(request).database.reading() as session:
        found = await works_of_id(session, actor, request.path_params["work"])
        values = await values_of(request, session, form or form_of(request, found), shown)
        values |= {"work": found, "stage": found.stage(session.now)}
    return page(request, "forum/works/one.html", values, 422 if form is not None and form.errors else 200)


def form_of(request: Request, found: WorksRow) -> Submission:
    words = {f"words-{language}": text for language, text in found.words.items()}
    return form_for(request).blank(
        starts=as_typed(found.starts_at), ends=as_typed(found.ends_at), audience=found.audience,
        category=str(found.category_id or ""), urgent="yes" if found.urgent else "", **words,
    )  # fmt: skip


async def values_of(request: Request, session: Session, form: Submission, shown: Work | None) -> dict[str, Any]:
    actor = announcer(request)
    return {
        "form": form,
        "shown": shown,
        "audiences": list(AUDIENCE_WORDS.items()),
        "audience_words": AUDIENCE_WORDS,
        "spoken": languages_of(request),
        "zone": actor.time_zone,
        "categories": [(str(each.id), each.name) for each in await visible_categories(session, actor)],
        "nav_items": await admin_nav(request, session),
    }


async def add(request: Request) -> Response:
    return await taken(request, None)


async def change(request: Request) -> Response:
    return await taken(request, request.path_params["work"])


async def taken(request: Request, works_id: int | None) -> Response:
    """Shows it first, or keeps it; a wrong form comes back as it was typed."""
    actor, data = announcer(request), await read_form(request)
    sent, again = form_for(request).read(data), show_works if works_id is None else show_one
    if not sent.ok:
        return await again(request, sent)
    try:
        said = announcement_of(request, actor, sent)
        if first(data, "deed") == "show":
            return await again(request, sent, preview_of(said))
        async with house(request).database.writing() as session:
            session.when_committed(house(request).site.forget)
            if works_id is None:
                await announce(session, actor, said)
            else:
                await change_announcement(session, actor, works_id, said)
    except Invalid as invalid:
        return await again(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


def announcement_of(request: Request, actor: Actor, sent: Submission) -> Announcement:
    given, category = sent.values, sent.values["category"]
    if category and not (category.isascii() and category.isdecimal() and len(category) < 19):
        raise Invalid({"category": _("Please choose one of the list.")})
    words = {each: given[f"words-{each}"] for each in languages_of(request)}
    starts, ends = moment_of(given["starts"], actor, "starts"), moment_of(given["ends"], actor, "ends")
    return Announcement(starts, ends, words, given["audience"], int(category) if category else None, given["urgent"])


def preview_of(said: Announcement) -> Work:
    words = {language: text for language, text in said.words.items() if text}
    return Work(0, said.starts_at.timestamp(), said.ends_at.timestamp(), said.audience, 0, said.urgent, words)


def moment_of(text: str, actor: Actor, name: str) -> datetime:
    """A day and a time as the admin's clock shows them."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(actor.time_zone))
        if not 2000 < moment.year < 2200:
            raise ValueError
        return moment.astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        raise Invalid({name: WHEN}) from None


def as_typed(moment: datetime) -> str:
    return in_zone(moment).strftime("%Y-%m-%dT%H:%M")


async def end(request: Request) -> Response:
    actor = announcer(request)
    async with house(request).database.writing() as session:
        session.when_committed(house(request).site.forget)
        await end_announcement(session, actor, request.path_params["work"])
    return see_other(request, PLACE, notice=_("Ended. No page shows it any more."))


async def dismiss(request: Request) -> Response:
    """The reader does not want to see it again on this device."""
    works_id, data = request.path_params["work"], await read_form(request)
    if not 0 < works_id < 2**63:
        raise NotThere
    reply = see_other(request, local(first(data, "back") or "/"))
    gone = [*(each for each in put_away(request) if each != works_id), works_id][-20:]
    text = ".".join(map(str, gone))
    reply.set_cookie(COOKIE, text, max_age=MONTH, httponly=True, samesite="lax", path="/")
    return reply
