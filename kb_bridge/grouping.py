"""Which topic a new thread belongs to, and which two topics are really one; deterministic, knows no database.

Where threads have vectors, likeness is `blend`: what they mean, with the words that they share beside it. Then a thread
joins by `join`, and `families.py` looks at all once a night. Where there are none, words alone decide, by `place`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb_bridge.similarity import Vector, average_link, cosine, mean, shared_words

JOIN = 0.20
"""Chosen on two streams of 1,100 short bank questions among as many one-offs (half of the groups of five and more are
pure; of the 20 questions with 30 askers and more 19 are found, of those with 5 to 7 hardly any), and on the
demonstration community, whose recurring questions come out whole and alone: .16 lets strangers in, .25 tears them
apart."""
MERGE = 0.20
"""Two topics whose members are this alike on average are one; a stricter value left the fragments of large topics."""

WORDS_SHARE = 0.3
"""Of meaning and words together, on five streams of bank questions among as many strangers: with .3 four pairs of the
same question more are right among a hundred than by meaning alone; with .45 small topics are lost."""
FIRM = 0.53
"""So alike on average a thread is to those of a topic that it joins: between .50 and .60 the share of pure topics rises
from .76 to .90, and that of topics found falls from .90 to .78 of those with 15 askers and more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thread belongs: a topic or, with None, one of its own; `merged` topics turned out to be the same."""

    topic_id: int | None
    similarity: float = 0.0
    shared: list[str] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)


def place(thread: Vector, topics: Mapping[int, Sequence[Vector]]) -> Place:
    """The topic to whose members the thread is most alike on average, if that reaches JOIN; of equals the older."""
    links = {topic_id: cosine(thread, mean(members)) for topic_id, members in topics.items() if members}
    best = max(links, key=lambda topic_id: (links[topic_id], -topic_id), default=None)
    if best is None or links[best] < JOIN:
        return Place(None)
    grown = [*topics[best], thread]
    same = [other for other in sorted(links) if other != best and average_link(grown, topics[other]) >= MERGE]
    return Place(best, links[best], shared_words(thread, topics[best]), same)


def blend(meaning: float, words: float, *, same_language: bool) -> float:
    """How alike two threads are; words of two languages cannot be compared."""
    return (1 - WORDS_SHARE) * meaning + WORDS_SHARE * words if same_language else meaning


def join(links: Mapping[int, float]) -> int | None:
    """The topic whose threads are most alike to a new one on average, if firmly enough; of equals the older."""
    best = max(links, key=lambda topic_id: (links[topic_id], -topic_id), default=None)
    return best if best is not None and links[best] >= FIRM else None
