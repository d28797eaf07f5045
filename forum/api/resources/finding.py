"""Search, what may answer a question already, and completing a word that is being typed."""

from dataclasses import dataclass

from forum.api.resources.groups import FINDING, base_of
from forum.api.shapes import Thread, thread_of
from forum.asking.pages.matching import accepted_answers, may_look, mine_first
from forum.people.pages.completing import A_MINUTE, offers
from forum.search.pages import LAST_PAGE, found_for
from forum.search.queries import ORDERS, Look, Result, Results, threads_alike
from forum.search.query import LONGEST, parse
from forum.web.api import Call, Endpoint, Number, Rows
from forum.web.forms import Choice, Form, Text
from forum.web.house import house
from forum.web.limits import allow

SEARCH = Form(
    q=Text(max=LONGEST), sort=Choice(required=False, options=ORDERS), page=Number(required=False, most=LAST_PAGE)
)
SUGGEST = Form(title=Text(max=200))
COMPLETE = Form(q=Text(max=40), thread=Number(required=False), category=Number(required=False))


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, a thread or something that a package finds, such as an article; and its words around those that
    were looked for."""

    kind: str
    id: int
    title: str
    url: str
    passage: str
    thread: Thread | None


@dataclass(frozen=True, slots=True)
class Place:
    """A category in which something was found, and how much."""

    slug: str
    name: str
    threads: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """A page of what was found; `categories` narrow it, `guess` is the query with its slips mended."""

    items: list[Hit]
    total: int
    page: int
    pages: int
    categories: list[Place]
    guess: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thread that may say the same, from 0 to 1, and how its accepted answer begins."""

    thread: Thread
    likeness: float
    answer: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a typed word may become."""

    text: str
    note: str
    insert: str


async def search(call: Call) -> SearchResults:
    query = parse(call.query["q"])
    look = Look(call.query["sort"] or ORDERS[0], call.query["page"] or 1)
    found = Results([], 0, 1, []) if query.is_empty else await found_for(call.request, query, look)
    hits = [hit_of(each, base_of(call)) for each in found.rows]
    places = [Place(*each) for each in found.categories]
    return SearchResults(hits, found.total, found.page, found.pages, places, found.guess)


def hit_of(row: Result, base: str) -> Hit:
    kind, _colon, number = row.mark.partition(":")
    thread = None if row.is_article else thread_of(row.thread, base)
    words = "".join(piece.text for piece in row.passage)
    return Hit(kind, int(number), row.found.title, base + row.found.url, words, thread)


async def suggest(call: Call) -> Rows:
    """While a title is being typed; too many looks in a minute find nothing for a while, as on the ask page."""
    title = call.query["title"]
    if len(title) < 3 or not await may_look(call.request, title):
        return Rows([])
    async with house(call.request).database.reading() as session:
        alike = mine_first(await threads_alike(session, call.actor, title), title)
        answers = await accepted_answers(session, call.actor, alike)
    return Rows([
        Suggestion(thread_of(each.thread, base_of(call)), round(each.likeness, 3), answers.get(each.thread.id))
        for each in alike
    ])  # fmt: skip


async def complete(call: Call) -> Rows:
    async with house(call.request).database.writing() as session:
        session.writes_unseen()
        await allow(session, "complete", str(call.actor.id), times=A_MINUTE, seconds=60)
    found = await offers(call.request, call.query["q"])
    return Rows([Offer(each["text"], each.get("note", ""), each["insert"]) for each in found])


ENDPOINTS = (
    Endpoint(method="GET", path="/search", call=search, summary="Threads by their words, with the operators of the "
             "search page.", group=FINDING, answer=SearchResults, alone=True, open=True, query=SEARCH),
    Endpoint(method="GET", path="/suggestions", call=suggest, summary="What may answer a question that is being typed.",
             group=FINDING, answer=Suggestion, alone=True, rows=True, open=True, query=SUGGEST),
    Endpoint(method="GET", path="/completions", call=complete, summary="What “@…”, “#…” or “:…” may become.",
             group=FINDING, answer=Offer, alone=True, rows=True, query=COMPLETE),
)  # fmt: skip
