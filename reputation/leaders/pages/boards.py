"""The leaders' lists, the same for all readers but for their own place; and not wanting to be in them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.categories.queries import visible_categories, visible_category
from forum.database import Session
from forum.errors import SignInNeeded
from forum.i18n import _
from forum.threads.queries import popular_tags, tag_row
from forum.web.forms import Check, Form, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import Islands, page, public_page
from reputation.leaders.actions import set_listed
from reputation.leaders.periods import PERIODS, day_named, start_of
from reputation.leaders.policy import may_be_listed, may_see_helpers
from reputation.leaders.queries import Wanted, is_absent, leaders, neighbours, own_place
from reputation.leaders.wording import PERIODS as PERIOD_WORDS
from reputation.leaders.wording import words_of

PLACE, SETTING, USUAL = "/leaders", "/settings/leaders", "month"
TAGS_SHOWN = 12
LISTED = Form(listed=Check())


async def show_forum(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, Wanted("forum", 0, *period_of(request, session.now)), about="")


async def show_category(request: Request) -> Response:
    """NotThere for a category that the reader may not read."""
    async with house(request).database.reading() as session:
        category = await visible_category(session, actor_of(request), request.path_params["slug"])
        wanted = Wanted("category", category.id, *period_of(request, session.now))
        return await shown(request, session, wanted, about=category.name)


async def show_tag(request: Request) -> Response:
    """NotThere for a tag without a thread that the reader may read."""
    async with house(request).database.reading() as session:
        tag = await tag_row(session, actor_of(request), request.path_params["name"])
        wanted = Wanted("tag", tag.id, *period_of(request, session.now))
        return await shown(request, session, wanted, about=tag.name)


def period_of(request: Request, now: datetime) -> tuple[str, date]:
    """The period that the address names, and its first day; this month where it names none."""
    given = request.query_params.get("period", USUAL)
    period = given if given in PERIODS else USUAL
    return period, start_of(period, day_named(request.query_params.get("of", "")) or now.astimezone(UTC).date())


async def shown(request: Request, session: Session, wanted: Wanted, *, about: str) -> Response:
    actor, cursor = actor_of(request), Cursor.read(request, int, int)
    wanted = replace(wanted, staff=request.query_params.get("list") == "staff")
    listing = await leaders(session, wanted, after=cursor.values)
    earlier, later = await neighbours(session, wanted)
    url = request.url.path
    shared = {
        "about": about,
        "wanted": wanted,
        "when": words_of(wanted.period, wanted.start),
        "rows": listing.rows,
        "next_url": cursor.next_url(*listing.next) if listing.next else None,
        "first_url": url_of(url, wanted, of=wanted.start) if cursor.values else None,
        "period_tabs": [(url_of(url, replace(wanted, period=each)), PERIOD_WORDS[each]) for each in PERIODS],
        "here": url_of(url, wanted),
        "earlier_url": url_of(url, wanted, of=earlier) if earlier else None,
        "later_url": url_of(url, wanted, of=later) if later else None,
        "lists": [(url_of(url, replace(wanted, staff=staff), of=wanted.start), words, staff == wanted.staff)
                  for staff, words in ((False, _("Community")), (True, _("Staff")))],
        "places": await places_of(session, actor, wanted, about=about),
    }  # fmt: skip
    islands = Islands("reputation/leaders/_islands.html", await own(session, actor, wanted))
    return public_page(request, "reputation/leaders/board.html", shared, islands=islands)


def url_of(path: str, wanted: Wanted, *, of: date | None = None) -> str:
    """The list at this address; of the period that is now unless `of` names a day in another."""
    given = {"period": "" if wanted.period == USUAL else wanted.period, "of": of.isoformat() if of else "",
             "list": "staff" if wanted.staff else ""}  # fmt: skip
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{path}?{query}" if query else path


async def places_of(session: Session, actor: Actor, wanted: Wanted, *, about: str) -> dict[str, Any]:
    """The ways to the lists of categories and tags."""
    categories = await visible_categories(session, actor)
    tags = await popular_tags(session, actor, TAGS_SHOWN)
    category, tag = (about if wanted.scope == scope else None for scope in ("category", "tag"))
    forum = [(url_of(PLACE, wanted), _("Whole forum"), wanted.scope == "forum")]
    return {
        "categories": forum + [(url_of(f"{PLACE}/category/{each.slug}", wanted), each.name, each.name == category)
                               for each in categories],
        "tags": [(url_of(f"{PLACE}/tag/{quote(each)}", wanted), each, each == tag) for each in tags],
    }  # fmt: skip


async def own(session: Session, actor: Actor, wanted: Wanted) -> dict[str, Any]:
    if actor.id is None:
        return {"own": None, "sees_helpers": False}
    place = await own_place(session, wanted, actor.id, staff=actor.is_staff)
    return {"own": place, "sees_helpers": may_see_helpers(actor)}


async def show_setting(request: Request) -> Response:
    actor = listed_actor(request)
    async with house(request).database.reading() as session:
        absent = await is_absent(session, actor.id or 0)
    return page(request, "reputation/leaders/setting.html", {"listed": not absent})


async def set_setting(request: Request) -> Response:
    actor, sub = listed_actor(request), LISTED.read(await read_form(request))
    async with house(request).database.writing() as session:
        await set_listed(session, actor, listed=sub.values["listed"])
    words = (
        _("You are in the leaders' lists.") if sub.values["listed"] else _("You are left out of the leaders' lists.")
    )
    return see_other(request, SETTING, notice=words)


def listed_actor(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_be_listed(actor):
        raise SignInNeeded
    return actor


ROUTES = [
    Route(PLACE, show_forum, methods=["GET"]),
    Route(PLACE + "/category/{slug}", show_category, methods=["GET"]),
    Route(PLACE + "/tag/{name}", show_tag, methods=["GET"]),
    Route(SETTING, show_setting, methods=["GET"]),
    Route(SETTING, set_setting, methods=["POST"]),
]
