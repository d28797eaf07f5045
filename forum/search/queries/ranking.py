"""The order of what was found: how well each thread answers, and what it is worth on a support forum.

The engine brings candidates; the best of them are read and weighed the same way whichever engine it was. The road not
taken was to leave the order to the engines: PostgreSQL does not know how rare a word is, none of them which part of a
long thread answers, and people should find the same thread first after a change of engine.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from forum.search.beside import Beside
from forum.search.engines.base import Found
from forum.search.query import Query
from forum.search.relevance import Relevance, Term
from forum.search.weights import ALL, Weights
from forum.search.words import every_stem, is_faint, parts, stems
from forum.threads.rows import ThreadRow

WEIGHED = 40  # candidates that are read
SIGNS = 20_000  # of each
BODIES = "SELECT thread_id, left(body, $2) AS body FROM search_documents WHERE thread_id = ANY($1::bigint[])"

SOLVED = 0.06  # what a solution adds to a thread's relevance
ARTICLE = 0.08  # what an editor's work adds to an article's
VOTES, MOST_VOTES = 0.015, 0.09  # what each doubling of its votes adds, and all of them together
DUPLICATE = -0.15  # the question that it repeats is the better place
OLD = -0.10  # what age takes away in the end
HALF = {"question": 1460, "discussion": 730, "announcement": 180, "article": 1095}  # days until half of that is gone
DAY = 86_400
SYNONYM = 0.8  # how certainly a word is meant by its synonym; several words in a row share it


@dataclass(frozen=True, slots=True)
class Ranked:
    """Threads and articles in their order, and the bodies of threads that were read on the way."""

    rows: list[ThreadRow | Beside]
    bodies: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is to be put in order, and by what."""

    threads: Sequence[ThreadRow]
    articles: Sequence[Beside] = ()
    weights: Weights = ALL


async def ranked(session: Session, query: Query, found: Found, listed: Listed) -> Ranked:
    """The best WEIGHED in the order of their worth, and after them the others as the engine had them. A thread that has
    every word stays before one that lacks some. Articles are weighed among the best."""
    threads, articles, weights = listed.threads, listed.articles, listed.weights
    has_all = {hit.thread_id: hit.has_all for hit in found.hits}
    first, others = list(threads[:WEIGHED]), list(threads[WEIGHED:])
    bodies = await bodies_of(session, [thread.id for thread in first])
    relevance = Relevance(terms_of(query, found, weights), weights)
    both: list[ThreadRow | Beside] = [*first, *articles]
    texts = [(head(thread), bodies.get(thread.id, "")) for thread in first]
    texts += [(head(article), article.text) for article in articles]
    scores = relevance.scores(texts, [each.language for each in both])
    lacking = [*(not has_all.get(thread.id, True) for thread in first), *(not each.has_all for each in articles)]
    weighed = [
        ((lacks, -score * (standing(each, session.now) if weights.standing else 1.0)), each)
        for each, score, lacks in zip(both, scores, lacking, strict=True)
        if score or isinstance(each, ThreadRow)
    ]
    return Ranked([*(each for _worth, each in sorted(weighed, key=lambda one: one[0])), *others], bodies)


async def bodies_of(session: Session, thread_ids: Sequence[int]) -> dict[int, str]:
    rows = await session.fetch(BODIES, list(thread_ids), SIGNS)
    return {row["thread_id"]: row["body"] for row in rows}


def head(found: ThreadRow | Beside) -> str:
    return f"{found.title} {' '.join(found.tags)}"


def terms_of(query: Query, found: Found, weights: Weights) -> list[Term]:
    """What is weighed: every word of the query, in its order, as the engine understood it."""
    telling = any(not is_faint(word) for word in query.spoken)
    terms: list[Term] = []
    for word in query.spoken:
        rare = found.rarity.get(word, 1.0) if weights.rarity else 1.0
        rare *= weights.small if telling and is_faint(word) else 1.0
        together = [part for part in parts(word) if len(part) > 1] if "-" in word else []
        terms.append(Term(word, found.meant.get(word) or stems_of(query, word), rare))
        terms += [Term(part, dict.fromkeys(stems(part), 0.5), rare) for part in together]
    return terms


def stems_of(query: Query, word: str) -> dict[str, float]:
    """The word's own, and with less certainty those of what will do in its place."""
    others = [(part, len(phrase)) for phrase in query.synonyms.get(word, ()) for part in phrase]
    found = {each: SYNONYM / row for part, row in reversed(others) for each in every_stem(part)}
    return {**found, **dict.fromkeys(every_stem(word), 1.0)}


def standing(found: ThreadRow | Beside, now: datetime) -> float:
    """What it is worth whatever is looked for, about 1: it decides between those that answer alike."""
    since = found.changed_at if isinstance(found, Beside) else found.created_at
    days = max(0.0, (now - since).total_seconds() / DAY)
    age = 1 - math.pow(0.5, days / HALF.get(found.kind, HALF["question"]))
    votes = min(MOST_VOTES, VOTES * math.log2(1 + max(0, found.score)))
    if isinstance(found, Beside):
        return 1 + ARTICLE + votes + OLD * age
    solved = SOLVED if found.solved_at is not None else 0.0
    return 1 + solved + votes + OLD * age + (DUPLICATE if found.duplicate_of_id is not None else 0.0)
