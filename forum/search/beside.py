"""What stands beside threads in the results, such as an article: found by whoever has it, ranked among the threads.

A package lists in its Extension who finds (`finders`); the words come as PostgreSQL looks for them, and who may see
what is asked in that same query. The road not taken was a copy of the articles in the index: it would have had to
follow each change of who may read them, for a few hundred texts that PostgreSQL searches in a millisecond.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.database import Session

MOST = 20  # that a finder brings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as tsqueries of the configuration `simple`: `all` holds every word, `some` any of them;
    both "" where there are no words. `tags` and `categories` (slugs) must fit, the `not_` ones must not."""

    all: str
    some: str
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    refused: str = ""  # what none may hold
    languages: tuple[str, ...] = ()
    not_languages: tuple[str, ...] = ()
    time: tuple[int | None, int | None] = (None, None)  # from when until before when it was changed, since 1970


@dataclass(frozen=True, slots=True)
class Beside:
    """An article as a row of the results; `has_all` says that every word is there, `score` what readers say of it."""

    id: int
    url: str
    title: str
    text: str
    tags: tuple[str, ...]
    language: str | None
    score: int
    created_at: datetime
    changed_at: datetime
    category_slug: str | None = None
    category_name: str | None = None
    has_all: bool = True

    kind = "article"

    @property
    def mark(self) -> str:
        """By what it is counted: article:3."""
        return f"{self.kind}:{self.id}"


Finder = Callable[[Session, Actor, Wanted], Awaitable[Sequence[Beside]]]
