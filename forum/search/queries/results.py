"""What a query finds among the threads that the actor may see."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.search.engines.base import MOST_HITS, Engine, EngineDown, Found
from forum.search.engines.postgres import PostgresEngine
from forum.search.marks import Piece, Wanted, did_you_mean, passage
from forum.search.queries.documents import newest_change
from forum.search.queries.ranking import bodies_of, ranked
from forum.search.query import Filters, Query
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow

ROWS_A_PAGE = 20
ORDERS = ("relevance", "newest", "votes")
log = logging.getLogger("talkoot.search")


@dataclass(frozen=True, slots=True)
class Look:
    """Which page of the results, in which order, with how many rows."""

    order: str = "relevance"
    page: int = 1
    rows: int = ROWS_A_PAGE


FIRST = Look()


@dataclass(frozen=True, slots=True)
class Result:
    """A thread that was found, and the passage of it to show."""

    thread: ThreadRow
    passage: list[Piece]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found. Everything here was counted after asking what the actor may see.

    `guess` is the query with its typing slips mended; `simple` says that PostgreSQL answered in an engine's place.
    """

    rows: list[Result]
    total: int
    page: int
    categories: list[tuple[str, str, int]]
    guess: str | None = None
    simple: bool = False

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // ROWS_A_PAGE))

    @property
    def there_may_be_more(self) -> bool:
        return self.total >= MOST_HITS


async def results(
    session: Session, actor: Actor, query: Query, *, engine: Engine | None = None, look: Look = FIRST
) -> Results:
    """What the actor may see of what the engine finds; PostgreSQL's own search answers where the engine cannot."""
    allowed = [category.slug for category in await visible_categories(session, actor)]
    found = await ask(session, query, allowed, engine)
    threads = await threads_among(session, actor, [hit.thread_id for hit in found.hits])
    threads = in_order([thread for thread in threads if fits(thread, query.filters)], look.order)
    bodies: Mapping[int, str] = {}
    if look.order == ORDERS[0] and query.has_words:
        best = await ranked(session, query, found, threads)
        threads, bodies = best.threads, best.bodies
    page = max(1, min(look.page, -(-len(threads) // look.rows)))
    shown = threads[(page - 1) * look.rows : page * look.rows]
    if any(thread.id not in bodies for thread in shown):
        bodies = await bodies_of(session, [thread.id for thread in shown])
    wanted = Wanted(query, found.guessed)
    return Results(
        rows=[Result(thread, passage(bodies.get(thread.id, ""), wanted)) for thread in shown],
        total=len(threads),
        page=page,
        categories=categories_among(threads),
        guess=did_you_mean(
            query, found.guessed, [text for each in shown for text in (each.title, bodies.get(each.id, ""))]
        ),
        simple=engine is not None and query.has_words and found.engine == "postgres",
    )


async def ask(session: Session, query: Query, allowed: list[str], engine: Engine | None) -> Found:
    if engine is not None and query.has_words:
        try:
            if await engine.healthy(await newest_change(session)):
                return await engine.hits(query, allowed)
        except EngineDown as why:
            log.info("PostgreSQL answers a search, since the engine cannot: %s", why)
    return await PostgresEngine(session).hits(query, allowed)


def in_order(threads: list[ThreadRow], order: str) -> list[ThreadRow]:
    if order == "newest":
        return sorted(threads, key=lambda thread: thread.created_at, reverse=True)
    if order == "votes":
        return sorted(threads, key=lambda thread: thread.score, reverse=True)
    return threads


def fits(thread: ThreadRow, filters: Filters) -> bool:
    """Whether the thread, as it is now, is what the operators ask for; who wrote in it, only the engine knows."""
    states, tags = states_of(thread), set(thread.tags)
    return (
        filters.states <= states
        and not filters.not_states & states
        and filters.tags <= tags
        and not filters.not_tags & tags
        and (not filters.categories or thread.category_slug in filters.categories)
        and thread.category_slug not in filters.not_categories
    )


def states_of(thread: ThreadRow) -> set[str]:
    """As lists have it: what is called the same as another question is not an open one."""
    solved, is_open = thread.solved_at is not None, thread.kind == "question" and thread.duplicate_of_id is None
    states = {thread.kind}
    if solved:
        states.add("solved")
    elif is_open:
        states.add("unsolved")
    if thread.answer_count:
        states.add("answered")
    elif is_open and not solved:
        states.add("unanswered")
    return states


def categories_among(threads: list[ThreadRow]) -> list[tuple[str, str, int]]:
    counts = Counter((thread.category_slug, thread.category_name) for thread in threads)
    return [(slug, name, count) for (slug, name), count in counts.most_common()]
