"""The port: what any search engine is asked, and what it answers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from forum.search.query import Query

MOST_HITS = 400  # what an engine brings at most; visibility, order and pages come after it
FEW = 5  # with fewer threads that have all words, those that have some are shown too
DEADLINE = 0.15  # seconds that an engine has; PostgreSQL answers then


class EngineDown(Exception):
    """The engine cannot answer now; somebody else must."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine reads of a thread."""

    thread_id: int
    change: int
    state: str
    title: str
    body: str
    category: str
    tags: list[str]
    authors: list[str]
    kind: str
    solved: bool
    answered: bool
    created_at: datetime
    language: str | None = None

    @property
    def is_public(self) -> bool:
        """Whether lists and searches may show it at all; to whom, the category decides."""
        return self.state == "published"

    @property
    def states(self) -> list[str]:
        """What `is:` finds this thread under."""
        found = [self.kind]
        if self.solved or self.kind == "question":
            found.append("solved" if self.solved else "unsolved")
        if self.answered:
            found.append("answered")
        elif self.kind == "question" and not self.solved:
            found.append("unanswered")
        return found


@dataclass(frozen=True, slots=True)
class Hit:
    """`has_all` says that every word of the query is there: such threads come before the others."""

    thread_id: int
    score: float
    has_all: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits first, MOST_HITS at most. `guessed` are words of the query that nothing had as they were typed, so
    that words much like them were taken; `engine` says who answered. `rarity` says of words of the query how much they
    tell among the threads there are, and `meant` of the guessed ones which stems they may stand for, how certainly."""

    hits: Sequence[Hit] = ()
    guessed: tuple[str, ...] = ()
    engine: str = ""
    rarity: Mapping[str, float] = field(default_factory=dict)
    meant: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


class Engine(Protocol):
    """Finds threads. The ids it brings are candidates: whoever shows them asks again who may see them."""

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        """Threads in the categories `allowed` (slugs), and only those; EngineDown when it cannot tell in time."""


class Index(Protocol):
    """The writing side of an engine that keeps files of its own: one process at a time. What it finds harmed it says
    with IndexBroken."""

    def cursor(self) -> int:
        """The change up to which everything has been read; IndexBroken where that cannot be told."""

    def threads(self) -> int:
        """How many it holds."""

    def catch_up(self, documents: Sequence[Document], cursor: int) -> None:
        """Take in these documents and remember `cursor`, both or neither."""

    def verify(self) -> None:
        """IndexBroken when the bytes changed behind our back, or a reader met an error."""


class Building(Protocol):
    """An index that is being built beside the current one, and takes its place when it is whole."""

    def add(self, documents: Iterable[Document]) -> None:
        """Those of them that are public."""

    def publish(self, cursor: int) -> Index:
        """In the place of the current one from now on."""

    def give_up(self) -> None:
        """Nothing is left of it."""


class IndexBroken(Exception):
    """The files are missing, harmed or of an older make: they are built anew."""
