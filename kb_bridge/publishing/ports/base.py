"""What every publisher is told and answers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from forum.errors import Words
from forum.outgoing import Asked, OutgoingFailed, OutgoingRefused, send

MOST_READ = 4_000_000  # bytes of one answer
MOST_PAGES = 50  # of a list that is pulled


class NotPublished(Exception):
    """The place said no, or nothing; the message is one line for an admin. `lasting`: trying again changes nothing."""

    def __init__(self, message: str, *, lasting: bool = False):
        super().__init__(message)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Setting:
    """One field that an admin fills in for a publisher."""

    name: str
    label: Words
    hint: Words
    required: bool = True


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An article on its way: what it says, and what the place knows of it already."""

    id: int
    title: str
    source: str
    html: str
    language: str
    tags: Sequence[str]
    category: str
    url: str
    updated_at: str
    foreign_id: str = ""
    foreign_version: str = ""
    original_foreign_id: str = ""  # of the article that this one translates, where that stands there


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the article stands there now; `outcome` is what was sent, or on a dry run would be."""

    foreign_id: str = ""
    foreign_version: str = ""
    url: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a place has."""

    foreign_id: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach the place: its settings and secret as an admin gave them, and networks of our own that are open."""

    settings: Mapping[str, str]
    secret: str = field(default="", repr=False)
    networks: Sequence[str] = field(default=())
    dry: bool = False

    def __getitem__(self, name: str) -> str:
        return self.settings.get(name, "").strip()


class Port(Protocol):
    """One kind of place. Nothing here knows of the database; every method may raise NotPublished."""

    kind: str
    settings: Sequence[Setting]
    secret_label: Words

    async def publish(self, way: Way, article: Outgoing) -> Receipt:
        """Made there, or changed where it has a number there already; told twice, it is there once."""

    async def withdraw(self, way: Way, article: Outgoing) -> Receipt:
        """No longer there for readers; nothing happens where it never was."""

    async def pull(self, way: Way) -> list[Found]:
        """All that is there."""


async def ask_json(
    way: Way, method: str, url: str, *, headers: Mapping[str, str], body: Mapping[str, Any] | None = None
) -> Any:
    """What the place answers, as JSON (None for an empty answer); NotPublished in words for everything else."""
    data = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
    given = {"Accept": "application/json", **({"Content-Type": "application/json"} if data else {}), **headers}
    try:
        answer = await send(url, Asked(method, data, given, MOST_READ), networks=way.networks)
    except OutgoingRefused as refused:
        raise NotPublished(str(refused), lasting=True) from None
    except OutgoingFailed as failed:
        raise NotPublished(f"Nobody answered: {failed}") from None
    if not answer.is_good:
        lasting = 400 <= answer.status < 500 and answer.status not in (408, 409, 425, 429)
        raise NotPublished(f"{method} {path_of(url)} answered {answer.status}: {said(answer.body)}", lasting=lasting)
    if not answer.body.strip():
        return None
    try:
        return json.loads(answer.body)
    except ValueError:
        raise NotPublished(f"{method} {path_of(url)} answered no JSON") from None


def path_of(url: str) -> str:
    """Without the host and what stands after the question mark."""
    return "/" + url.partition("://")[2].partition("/")[2].partition("?")[0]


def said(body: bytes) -> str:
    return " ".join(body.decode("utf-8", "replace").split())[:300]


def shown(method: str, url: str, body: Mapping[str, Any] | None = None) -> str:
    """A request as an admin reads it, without its secrets, which stand in headers alone."""
    told = json.dumps(body, ensure_ascii=False, indent=2) if body is not None else ""
    return f"{method} {url}\n{told}".rstrip()
