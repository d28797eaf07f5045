"""What an endpoint of the API is, and what it is given when somebody calls it."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Check, Field, Form, Wrong
from forum.web.paging import Key, decode, encode

MOST_NUMBER = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number."""

    least: int = 1
    most: int = MOST_NUMBER

    def parse(self, text: str) -> int:
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 20):
            raise Wrong(_("This should be a whole number."))
        if not self.least <= int(text) <= self.most:
            raise Wrong(_("This should be between %(least)s and %(most)s.", least=self.least, most=self.most))
        return int(text)

    def empty(self) -> int | None:
        return None


@dataclass(frozen=True, kw_only=True)
class Flag(Check):
    """True or false; in an address `true`, `false`, `1` or `0`."""

    def value(self, texts: list[str]) -> bool:
        if self.required and not texts:
            raise Wrong(self.missing or _("Please fill this in."))
        if texts and texts[0] not in ("true", "false", "1", "0"):
            raise Wrong(_("This should be true or false."))
        return bool(texts) and texts[0] in ("true", "1")


@dataclass(frozen=True, kw_only=True)
class Texts(Field):
    """An object of texts by name; what each may be is for the action to say."""

    max: int = 60_000

    def tidy(self, text: str) -> str:
        return text

    def parse(self, text: str) -> dict[str, str]:
        found: dict[str, str] = json.loads(text)
        return found

    def empty(self) -> dict[str, str]:
        return {}


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a list, and the sort values of its last row where more follows."""

    items: Sequence[Any]
    next: Key | None = None

    @property
    def cursor(self) -> str | None:
        return encode(*self.next) if self.next else None


@dataclass(frozen=True, slots=True)
class Upload:
    """The name of the field in which a file comes, and its largest size in bytes."""

    name: str
    most: int


class Nowhere:
    """The session of an endpoint that opens its own transactions."""

    def __getattr__(self, name: str) -> Any:
        raise LookupError(f"no transaction was lent, so there is no {name}")


@dataclass
class Call:
    """One request: who calls, the transaction, and what was sent, read and measured."""

    request: Request
    session: Session
    actor: Actor
    path: dict[str, Any]
    query: dict[str, Any] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    given: frozenset[str] = frozenset()  # which fields of the body came
    version: int = 0  # of If-Match
    mark: str = ""  # the rest of it, where more than the version was sent
    then: list[Callable[[], Awaitable[None]]] = field(default_factory=list)  # what is done before it is shown

    def after(self, *kinds: type) -> Key | None:
        """Where the page before ended; Invalid for a cursor that is none of ours."""
        text = self.query.get("after") or ""
        values = decode(text, *kinds)
        if text and values is None:
            raise Invalid({"after": _("This is no cursor of this list.")})
        return values


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One method of one address.

    `answer` is the dataclass that comes back, or with `rows` that of each row; None for 204. `open` says that visitors
    may call it, too, as they may read the page; `versioned` needs If-Match; `alone` opens its own transactions.
    """

    method: str
    path: str
    call: Callable[[Call], Awaitable[Any]]
    summary: str
    group: str
    answer: type | None = None
    rows: bool = False
    scope: str = "read"
    open: bool = False
    status: int = 200
    query: Form | None = None
    body: Form | None = None
    upload: Upload | None = None
    versioned: bool = False
    alone: bool = False

    @property
    def name(self) -> str:
        """As generated clients call it: `post_threads_thread_answers`."""
        kept = "".join(sign if sign.isalnum() else "_" for sign in self.path)
        return "_".join([self.method.lower(), *(part for part in kept.split("_") if part not in ("", "int"))])

    @property
    def good_status(self) -> int:
        return 204 if self.answer is None else self.status

    @property
    def writes(self) -> bool:
        return self.method != "GET"
