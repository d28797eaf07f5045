"""What a query finds among the threads that the actor may see, and among what stands beside them."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.i18n import current_time_zone
from forum.search.beside import Beside, Finder
from forum.search.days import moments
from forum.search.engines.base import MOST_HITS, Engine, EngineDown, Found
from forum.search.engines.postgres import PostgresEngine
from forum.search.engines.postgres_words import wanted_beside
from forum.search.marks import Piece, Wanted, did_you_mean, passage
from forum.search.queries.ranking import Listed, bodies_of, ranked
from forum.search.query import ARTICLE, THREAD, Filters, Query
from forum.search.synonyms.queries import understood
from forum.search.weights import ALL, Weights
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow

ROWS_A_PAGE = 20
ORDERS = ("relevance", "newest", "votes")
log = logging.getLogger("talkoot.search")


@dataclass(frozen=True, slots=True)
class Look:
    """Which page of the results, in which order, with how many rows, who finds what stands beside threads, and what
    weighs how much."""

    order: str = "relevance"
    page: int = 1
    rows: int = ROWS_A_PAGE
    finders: Sequence[Finder] = ()
    weights: Weights = ALL


FIRST = Look()


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, and the passage of it to show."""

    found: ThreadRow | Beside
    passage: list[Piece]

    @property
    def is_article(self) -> bool:
        return isinstance(self.found, Beside)

    @property
    def thread(self) -> ThreadRow:
        assert isinstance(self.found, ThreadRow)  # noqa: S101 - for whoever has asked for threads alone
        return self.found

    @property
    def mark(self) -> str:
        """By what it is counted: thread:12."""
        return self.found.mark if isinstance(self.found, Beside) else f"thread:{self.found.id}"


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found. Everything here was counted after asking what the actor may see.

    `guess` is the query with its typing slips mended; `simple` says that PostgreSQL answered in an engine's place, and
    `engine` which one did; `also` are the synonyms that were looked for; `articles` all articles on all pages.
    """

    rows: list[Result]
    total: int
    page: int
    categories: list[tuple[str, str, int]]
    guess: str | None = None
    simple: bool = False
    engine: str = ""
    languages: Sequence[tuple[str, int]] = ()
    also: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

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
    days = moments(query.filters, session.now, current_time_zone.get())
    query = await understood(session, replace(query, filters=days))
    found, threads = await threads_found(session, actor, query, engine=engine)
    articles = await articles_found(session, actor, query, found=found, look=look)
    listed: list[ThreadRow | Beside] = in_order([*threads, *articles], look.order)
    bodies: Mapping[int, str] = {}
    if look.order == ORDERS[0] and query.has_words and look.weights.weighing:
        best = await ranked(session, query, found, Listed(threads, articles, look.weights))
        listed, bodies = best.rows, best.bodies
    page = max(1, min(look.page, -(-len(listed) // look.rows)))
    shown = listed[(page - 1) * look.rows : page * look.rows]
    missing = [each.id for each in shown if isinstance(each, ThreadRow) and each.id not in bodies]
    if missing:
        bodies = {**bodies, **await bodies_of(session, missing)}
    wanted = Wanted(query, found.guessed)
    texts = [each.text if isinstance(each, Beside) else bodies.get(each.id, "") for each in shown]
    return Results(
        rows=[Result(each, passage(text, wanted, each.language)) for each, text in zip(shown, texts, strict=True)],
        total=len(listed),
        page=page,
        categories=categories_among(listed),
        languages=Counter(each.language for each in listed if each.language).most_common(),
        guess=did_you_mean(query, found.guessed, [*(each.title for each in shown), *texts]),
        simple=engine is not None and query.has_words and found.engine == "postgres",
        engine=found.engine,
        also=tuple(dict.fromkeys(" ".join(each) for phrases in query.synonyms.values() for each in phrases)),
        articles=tuple(each.mark for each in articles),
    )


async def threads_found(
    session: Session, actor: Actor, query: Query, *, engine: Engine | None
) -> tuple[Found, list[ThreadRow]]:
    if not query.filters.wants_threads:
        return Found(engine="postgres" if engine is None else ""), []
    filters = replace(
        query.filters, states=query.filters.states - {THREAD}, not_states=query.filters.not_states - {ARTICLE}
    )
    allowed = [category.slug for category in await visible_categories(session, actor)]
    found = await ask(session, replace(query, filters=filters), allowed, engine)
    threads = await threads_among(session, actor, [hit.thread_id for hit in found.hits])
    return found, [thread for thread in threads if fits(thread, filters)]


async def articles_found(session: Session, actor: Actor, query: Query, *, found: Found, look: Look) -> list[Beside]:
    if not look.finders or not query.filters.wants_articles:
        return []
    wanted = await wanted_beside(session, query, found.meant)
    return [each for finder in look.finders for each in await finder(session, actor, wanted)]


async def ask(session: Session, query: Query, allowed: list[str], engine: Engine | None) -> Found:
    if engine is not None and query.has_words:
        try:
            return await engine.hits(query, allowed)
        except EngineDown as why:
            log.info("PostgreSQL answers a search, since the engine cannot: %s", why)
    return await PostgresEngine(session).hits(query, allowed)


def in_order(found: list[ThreadRow | Beside], order: str) -> list[ThreadRow | Beside]:
    if order == "newest":
        return sorted(found, key=lambda each: each.created_at, reverse=True)
    if order == "votes":
        return sorted(found, key=lambda each: each.score, reverse=True)
    return found


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
        and (not filters.languages or thread.language in filters.languages)
        and thread.language not in filters.not_languages
        and (filters.after is None or thread.created_at.timestamp() >= filters.after)
        and (filters.before is None or thread.created_at.timestamp() < filters.before)
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


def categories_among(found: Sequence[ThreadRow | Beside]) -> list[tuple[str, str, int]]:
    counts = Counter((each.category_slug, each.category_name) for each in found)
    return [(slug, name, count) for (slug, name), count in counts.most_common() if slug and name]
