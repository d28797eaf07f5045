"""The values in which publishers are handed out; secrets are in none that a page gets."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher as admins see it."""

    id: int
    kind: str
    name: str
    settings: dict[str, str]
    has_secret: bool
    active: bool
    pulled_at: datetime | None
    published: int
    covered: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """One thing that was to be done: waiting, done, failing (tried again at `due_at`), failed or given up."""

    id: int
    deed: str
    dry: bool
    state: str
    title: str | None
    words: str
    outcome: str
    created_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Covered:
    """An article elsewhere that seems to answer a topic."""

    title: str
    url: str
    publisher: str
    likeness: float
