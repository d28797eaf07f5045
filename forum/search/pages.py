"""The search page, and how browsers are told of it."""

import time
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.effect.actions import Looked as Shown
from forum.effect.watching import may_show, remember_reader
from forum.i18n import _, language_name
from forum.search.engines.base import MOST_HITS
from forum.search.process.asking import engine_of
from forum.search.queries import ORDERS, ROWS_A_PAGE, Look, Results, results
from forum.search.query import LONGEST, Query, parse
from forum.searches.actions import Looked
from forum.searches.noting import noted, remember_search, result_url, spoken
from forum.tongues import LANGUAGES
from forum.unread.queries import news_of_rows
from forum.web.bodies import cleaned
from forum.web.house import actor_of, address_of, house, personal
from forum.web.limits import allow
from forum.web.templating import page

LAST_PAGE = -(-MOST_HITS // ROWS_A_PAGE)
MOST_CATEGORIES, MOST_LANGUAGES = 5, 4  # offered to narrow the results
ORDER_WORDS = {"relevance": _("Best match"), "newest": _("Newest"), "votes": _("Most votes")}
KIND_WORDS = {"is:article": _("Articles"), "is:thread": _("Threads")}
SPAN_WORDS = {"today": _("Today"), "week": _("Past week"), "month": _("Past month"), "year": _("Past year")}
STATE_WORDS = {"is:solved": _("Solved"), "is:unsolved": _("Unsolved"), "is:unanswered": _("Unanswered")}


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses around one page of results."""

    text: str
    order: str

    def url(self, text: str | None = None, *, order: str | None = None, number: int = 1) -> str:
        values = {"q": self.text if text is None else text}
        if (chosen := order or self.order) != ORDERS[0]:
            values["sort"] = chosen
        if number > 1:
            values["page"] = str(number)
        return f"/search?{urlencode(values)}"


async def search(request: Request) -> Response:
    """`?q=&sort=&page=`: whatever they hold, the page says what it made of it."""
    query = parse(cleaned(request.query_params.get("q", "")))
    look = Look(chosen_order(request), chosen_page(request))
    began = time.perf_counter()
    found = None if query.is_empty else await found_for(request, query, look)
    values: dict[str, Any] = {"query": query, "found": found, "longest": LONGEST, "most": MOST_HITS}
    if found is not None:
        values |= links(query, found, Address(query.text, look.order))
        number = await counted(request, query, found, took=time.perf_counter() - began)
        values["urls"] = result_urls(request, number, found)
        await note_news(request, found)
    response = page(request, "forum/search/search.html", values)
    remember_reader(request, response)
    remember_search(request, response)
    return response


async def note_news(request: Request, found: Results) -> None:
    """What is new to the reader among the threads that were found."""
    actor, ids = actor_of(request), [row.thread.id for row in found.rows if not row.is_article]
    async with house(request).database.reading() as session:
        personal(request).values["row_news_of"] = await news_of_rows(session, actor, ids)


async def counted(request: Request, query: Query, found: Results, *, took: float) -> int | None:
    """The number under which this search is counted, by its words; further pages are no search of their own."""

    def told(words: str) -> Looked:
        return Looked(words, spoken(words), found.total, found.engine, int(took * 1000))

    return await noted(request, query.title, told) if query.has_words and found.page == 1 else None


def result_urls(request: Request, search: int | None, found: Results) -> list[str]:
    """Where each result is opened, in their order."""
    return [
        result_url(request, search, row.mark, place=place, url=row.found.url) for place, row in enumerate(found.rows, 1)
    ]


async def found_for(request: Request, query: Query, look: Look) -> Results:
    """A search costs more than a page: how many one person may make in a minute is counted first."""
    here, actor = house(request), actor_of(request)
    limits = here.settings
    async with here.database.writing() as session:
        session.writes_unseen()
        if actor.is_signed_in:
            await allow(session, "search", str(actor.id), times=limits.search_people_a_minute, seconds=60)
        else:
            await allow(session, "search", address_of(request), times=limits.search_visitors_a_minute, seconds=60)
            await allow(session, "search", "all", times=limits.search_all_visitors_a_minute, seconds=60)
    engine = engine_of(here.settings)
    finders = tuple(finder for extension in here.extensions for finder in extension.finders)
    async with here.database.reading() as session:
        found = await results(session, actor, query, engine=engine, look=replace(look, finders=finders))
    if not found.articles or await may_show(request, Shown("search", query.title, found.articles)):
        return found
    async with here.database.reading() as session:  # who is measured sees threads alone
        return await results(session, actor, query, engine=engine, look=look)


def links(query: Query, found: Results, address: Address) -> dict[str, Any]:
    """Where one can go from a page of results."""
    others = query.title if query.title != query.text else ""
    return {
        "orders": [(address.url(order=order), words) for order, words in ORDER_WORDS.items()],
        "here": address.url(),
        "narrower": narrower(query, found, address),
        "next_url": address.url(number=found.page + 1) if found.page < found.pages else None,
        "previous_url": address.url(number=found.page - 1) if found.page > 1 else None,
        "guess_url": address.url(found.guess) if found.guess else None,
        "words_url": address.url(others) if others else None,
        "ask_url": "/ask?" + urlencode({"title": query.title}) if query.title else "/ask",
    }


def narrower(query: Query, found: Results, address: Address) -> list[tuple[Any, ...]]:
    """Operators as links: pressed once they narrow the results, pressed again they do not."""
    places = {f"category:{slug}": (name, count) for slug, name, count in found.categories[:MOST_CATEGORIES]}
    for slug in sorted(query.filters.categories):
        places.setdefault(f"category:{slug}", (slug, 0))
    kinds = KIND_WORDS if found.articles or any(map(query.has, KIND_WORDS)) else {}
    offered: list[tuple[str, Any, int | None]] = [
        (operator, words, None) for operator, words in [*kinds.items(), *STATE_WORDS.items()]
    ]
    if len(places) > 1 or query.filters.categories:
        offered += [(operator, name, count) for operator, (name, count) in places.items()]
    offered += spoken_among(query, found)
    chosen = [(address.url(query.toggled(each)), words, query.has(each), count) for each, words, count in offered]
    chosen += [
        (address.url(query.in_time(span)), words, query.filters.since == span and not query.filters.until, None)
        for span, words in SPAN_WORDS.items()
    ]
    chosen += [(address.url(query.toggled(each)), words, True, None) for each, words in days_named(query)]
    return chosen if found.rows else [each for each in chosen if each[2]]


def spoken_among(query: Query, found: Results) -> list[tuple[str, Any, int | None]]:
    """The languages of what was found, where there are several, and those that were asked for."""
    spoken: dict[str, int | None] = dict(found.languages[:MOST_LANGUAGES])
    asked_for = sorted(each for each in query.filters.languages if each in LANGUAGES)
    if len(spoken) < 2 and not asked_for:
        return []
    spoken |= {each: spoken.get(each) for each in asked_for}
    return [(f"language:{each}", language_name(each), count) for each, count in spoken.items()]


def days_named(query: Query) -> list[tuple[str, Any]]:
    since, until = query.filters.since, query.filters.until
    named = [(f"since:{since}", _("From %(day)s", day=since))] if since and since not in SPAN_WORDS else []
    return [*named, (f"until:{until}", _("Until %(day)s", day=until))] if until else named


def chosen_order(request: Request) -> str:
    wanted = request.query_params.get("sort", "")
    return wanted if wanted in ORDERS else ORDERS[0]


def chosen_page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    return min(int(text), LAST_PAGE) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


async def description(request: Request) -> Response:
    """OpenSearch: lets a browser search here from its address bar."""
    text = house(request).templates.get_template("forum/search/description.xml").render()
    return Response(text, media_type="application/opensearchdescription+xml")


ROUTES = (
    Route("/search", search, methods=["GET"]),
    Route("/search/description.xml", description, methods=["GET"]),
)
