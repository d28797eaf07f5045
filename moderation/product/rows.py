"""Values in which product feedback is handed out."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A thread of a week that was labelled with a theme."""

    theme_id: int
    theme: str
    note: str
    labelled_at: datetime
    id: int
    slug: str
    title: str
    me_too: int
    created_at: datetime
    author_id: int | None
    solved: bool
    category: str
    seen: bool

    @property
    def url(self) -> str:
        return f"/t/{self.id}/{self.slug}"


@dataclass(slots=True)
class ThemeOfWeek:
    """A theme with its threads of the week: those that the reader may see, and how many more there are."""

    id: int
    name: str
    threads: list[Said] = field(default_factory=list)
    unseen: int = 0
    people: int = 0
    me_too: int = 0
    in_all: int = 0

    @property
    def count(self) -> int:
        return len(self.threads) + self.unseen


@dataclass(frozen=True, slots=True)
class Sending:
    """Where each week's list goes."""

    addresses: str = ""
    url: str = ""
    has_secret: bool = False
    sent_week: str = ""
    told_at: datetime | None = None

    @property
    def lines(self) -> list[str]:
        return self.addresses.split()
