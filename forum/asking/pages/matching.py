"""What may answer a question already, and what its matches suggest: on the ask page, and while its title is typed."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.asking.guesses import advice_for, guessed_category, guessed_tags
from forum.asking.sheet import Sheet, blank, looked, number
from forum.categories.queries import form_of, offers_private
from forum.database import Session
from forum.effect.actions import Looked
from forum.effect.watching import may_show, remember_reader
from forum.errors import TooMany
from forum.i18n import current_locale
from forum.search.queries import Alike, threads_alike
from forum.threads.excerpts import excerpt
from forum.threads.queries import posts_among
from forum.tongues import language_of
from forum.web.bodies import cleaned
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.slots import fill_slot
from forum.web.templating import page

LOOKS_A_MINUTE = 120  # of one person, or of the visitors behind one address
TITLE_MOST = 200
NAMED = re.compile(r'name="shown" value="([a-z]+:[0-9]+)"')
NOTHING: dict[str, Any] = {
    "alike": [], "answers": {}, "suggestions": [], "tags_guessed": [], "category_guessed": None, "advice": None,
    "looked_for": "", "is_strong": False,
}  # fmt: skip


async def matches_for(request: Request, sheet: Sheet) -> dict[str, Any]:
    """What the matches' template needs. A title that is looked up too often finds nothing for a while; it can still
    be posted."""
    title = cleaned(sheet.title)[:TITLE_MOST].strip()
    if len(title) < 3 or not await may_look(request, title):
        return NOTHING | {"looked_for": looked(sheet.title)}
    actor, here = actor_of(request), house(request)
    async with here.database.reading() as session:
        alike = mine_first(await threads_alike(session, actor, title), title)
        subject = {"title": title, "alike": [each.thread for each in alike]}
        suggestions = await fill_slot(here, session, actor, "ask_suggestions", subject)
        answers = await accepted_answers(session, actor, alike)
    found = (
        *(name for each in suggestions for name in named_in(each)),
        *(f"thread:{each.thread.id}" for each in alike),
    )
    category, tags = guessed_category(alike), guessed_tags(alike, sheet.tags)
    if not await may_show(request, Looked("typing", title, found)):
        alike, suggestions, answers = [], [], {}
    return {
        "alike": alike,
        "answers": answers,
        "suggestions": suggestions,
        "tags_guessed": tags,
        "category_guessed": category if category and category[0] != sheet.category_id else None,
        "advice": advice_for(title),
        "looked_for": looked(sheet.title),
        "is_strong": bool(suggestions) or any(each.is_strong for each in alike),
    }


def mine_first(alike: list[Alike], title: str) -> list[Alike]:
    """Those in the language in which somebody asks stand before others; else the order stays."""
    mine = language_asked(title)
    return sorted(alike, key=lambda each: each.thread.language not in (mine, None))


def language_asked(title: str) -> str:
    """That of the title or, where it does not tell, that of the page."""
    return language_of(title) or current_locale.get().split("_")[0]


def named_in(suggestion: str) -> list[str]:
    """What a suggestion of a package calls itself, such as article:3."""
    return NAMED.findall(suggestion)


async def accepted_answers(session: Session, actor: Actor, alike: list[Alike]) -> dict[int, str]:
    """How the accepted answer of each thread begins, by the thread's id."""
    ids = [each.thread.accepted_post_id for each in alike if each.thread.accepted_post_id]
    posts = await posts_among(session, actor, ids) if ids else []
    return {post.thread_id: excerpt(post.body_html) for post in posts if post.is_published}


async def may_look(request: Request, title: str) -> bool:
    """Counted; packages hear what will be looked for (the slot `ask_begun`), so that they can begin to."""
    actor = actor_of(request)
    who = str(actor.id) if actor.is_signed_in else address_of(request)
    try:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await allow(session, "ask-look", who, times=LOOKS_A_MINUTE, seconds=60)
            await fill_slot(house(request), session, actor, "ask_begun", {"title": title})
    except TooMany:
        return False
    return True


async def show_matches(request: Request) -> Response:
    """A piece of the ask page: `?title=&category=&tags=`."""
    query = request.query_params
    given = {name: cleaned(query.get(name, "")) for name in ("title", "category", "tags")}
    sheet = Sheet(blank(**given))
    found = await matches_for(request, sheet)
    response = page(request, "forum/asking/_looked.html", {"form": sheet.form, **found})
    remember_reader(request, response)
    return response


async def show_fields(request: Request) -> Response:
    """Another piece: what the category asks for besides, `?category=`."""
    category_id = number(request.query_params.get("category", ""))
    async with house(request).database.reading() as session:
        fields = await form_of(session, actor_of(request), category_id)
        private = await offers_private(session, actor_of(request), category_id)
    sheet = Sheet(blank(category=category_id), fields, offers_private=private)
    return page(request, "forum/asking/_fields.html", {"sheet": sheet, "form": sheet.form})


ROUTES = (
    Route("/ask/matches", show_matches, methods=["GET"]),
    Route("/ask/fields", show_fields, methods=["GET"]),
)
