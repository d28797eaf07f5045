"""What a package adds to the forum, listed in one value: routes, listeners, slots, places, commands, schedules.

The rooms of the core are plugged in the same way as the neighbours and as a third party's package, which names itself
in the setting `packages`. Nothing is found by scanning: what is not listed here does not happen.
"""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

import typer
from starlette.routing import BaseRoute

from forum import ROOMS
from forum.acts import Act
from forum.audited import Audited
from forum.belonging import Belonging
from forum.bus import BulkListener, Listener
from forum.database import Session
from forum.errors import Words
from forum.kept import Kept
from forum.kept_process import KeptProcess
from forum.places import Place
from forum.settings import Settings

if TYPE_CHECKING:
    from forum.web.api import Endpoint

Slot = Callable[..., Awaitable[str]]  # (session, actor, subject) -> safe HTML, "" for nothing
Loop = Callable[..., Coroutine[Any, Any, None]]  # (database, settings, stop): runs in every worker until `stop` is set
Opener = Callable[..., "Stream"]  # (house) -> what answers at one address for as long as a reader listens
Mark = Callable[[Session], Awaitable[str | None]]
Loader = Callable[..., Awaitable[Any]]  # (session, actor) -> value for the personal part of every page


@dataclass(frozen=True)
class Schedule:
    """Work that the worker starts by the clock; `run(database, settings)` is idempotent."""

    name: str
    cron: str
    run: Callable[..., Awaitable[None]]


class Stream(Protocol):
    """An answer that does not end, in plain ASGI, in front of all that pages need; one for each server process."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None: ...

    async def run(self) -> None:
        """Lives as long as the server."""

    def drain(self) -> None:
        """Ends all that is open, at once, and opens nothing more."""


@dataclass(frozen=True)
class AdminPage:
    """A page of admins, in their menu and their index: where it is, its name, one line saying what for, and the group
    of `forum/web/admin_menu.py` in which it stands. `mark` is what stands beside its name; None where there is no such
    page now; the page that `leads` stands first in its group."""

    url: str
    label: Words
    line: Words
    icon: str = "gear"
    group: str = "house"
    mark: Mark | None = None
    leads: bool = False


def none_beside(_settings: Settings) -> Sequence[KeptProcess]:
    return ()


@dataclass(frozen=True)
class Extension:
    """Everything that one room or package adds."""

    name: str
    routes: Sequence[BaseRoute] = ()
    within: Mapping[type, Sequence[Listener]] = field(default_factory=dict)
    after: Mapping[type, Sequence[Listener]] = field(default_factory=dict)
    bulk: Mapping[type, Sequence[BulkListener]] = field(default_factory=dict)  # in place of its `within`, for imports
    admin_pages: Sequence[AdminPage] = ()
    finders: Sequence[Callable[..., Awaitable[Any]]] = ()  # (session, actor, wanted): what stands beside threads
    slots: Mapping[str, Sequence[Slot]] = field(default_factory=dict)
    places: Sequence[Place] = ()
    acts: Sequence[Act] = ()  # what its policies are asked about, for the table of roles
    audited: Sequence[Audited] = ()  # events that are deeds of staff
    kept: Sequence[Kept] = ()  # what goes after a while
    belongings: Sequence[Belonging] = ()  # what it keeps of a person
    personal: Mapping[str, Loader] = field(default_factory=dict)
    commands: Sequence[Callable[[typer.Typer], None]] = ()
    schedules: Sequence[Schedule] = ()
    loops: Sequence[Loop] = ()
    processes: Callable[[Settings], Sequence[KeptProcess]] = none_beside  # kept by `talkoot serve` beside its worker
    streams: Mapping[str, Opener] = field(default_factory=dict)  # by address
    api: Sequence["Endpoint"] = ()
    demo_ends: Sequence[Callable[..., Awaitable[None]]] = ()  # (session): lists in `doomed` what else goes along
    demo_verbs: Mapping[str, Callable[..., Awaitable[None]]] = field(default_factory=dict)
    demo_scenes: Sequence[Callable[..., Awaitable[Iterable[tuple[str, int]]]]] = ()  # (session, stage): after the story


def gather(packages: Sequence[str]) -> list[Extension]:
    """The extensions of the core's rooms and then of `packages`, in order; a package that cannot be imported raises."""
    rooms = [f"forum.{room}" for room in ROOMS]
    return [
        import_module(f"{name}.extension").EXTENSION
        for name in [*rooms, *packages]
        if name in packages or find_spec(f"{name}.extension") is not None
    ]
