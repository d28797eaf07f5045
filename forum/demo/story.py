"""What the content says, as values: people, categories, tags, threads, and the steps in which they are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

OPENING = "question"
"""How the content names the opening post of a thread, of whatever kind; answers have ids of their own."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the cast. `joined` counts back from the moment of loading."""

    name: str
    display_name: str
    joined: timedelta
    roles: tuple[str, ...] = ()
    time_zone: str = "UTC"
    locale: str = "en"
    bio: str = ""

    @property
    def email(self) -> str:
        return f"{self.name}@fenwillow.example"


@dataclass(frozen=True, slots=True)
class Place:
    """A category; `fields` are what it asks of an asker besides, as its admin would type them."""

    slug: str
    name: str
    visibility: str
    description: str
    fields: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A tag that has a description."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Written:
    """One line of a thread's file: the asking itself or a `[[step]]`. `after` counts from the asking."""

    do: str
    by: str
    after: timedelta
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on(self) -> str:
        """The post that this is about."""
        return str(self.words.get("id") or self.words.get("post") or self.words.get("on") or OPENING)

    def names(self, key: str) -> list[str]:
        return list(self.words.get(key, ()))

    @property
    def people(self) -> list[str]:
        """Everybody named here, the author first."""
        reacting = [name for key in ("up", "down", "me_too", "follows") for name in self.names(key)]
        spoken_of = [str(self.words["person"])] if "person" in self.words else []
        return [self.by, *reacting, *spoken_of]


@dataclass(frozen=True, slots=True)
class Tale:
    """A thread, by the name of its file. The first of `written` is the asking; `needs` names a verb without which
    the thread is better left out (spam that nobody could reject)."""

    slug: str
    ago: timedelta
    written: tuple[Written, ...]
    needs: str = ""

    @property
    def asking(self) -> Written:
        return self.written[0]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole content."""

    people: tuple[Person, ...]
    places: tuple[Place, ...]
    labels: tuple[Label, ...]
    tales: tuple[Tale, ...]

    @property
    def verbs(self) -> set[str]:
        return {line.do for tale in self.tales for line in tale.written}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does, `at` so long after the moment of loading (always negative).

    The last four are filled in when the step is played, so that a verb finds what it needs as ids: the thread, the
    post (`post` or `on`), the person (`person`), and the other thread (`of`).
    """

    at: timedelta
    do: str
    by: str = ""
    tale: str = ""
    on: str = OPENING
    words: Mapping[str, Any] = field(default_factory=dict)
    thread_id: int = 0
    post_id: int = 0
    user_id: int = 0
    target_id: int = 0

    def text(self, key: str, otherwise: str = "") -> str:
        return str(self.words.get(key, otherwise)).strip()

    def number(self, key: str, otherwise: int = 0) -> int:
        return int(self.words.get(key, otherwise))
