"""publish(): an event becomes a row of the log, is heard within the transaction, and later by everybody else.

Listeners `within` share the writer's transaction: database only, and if one fails nothing happened. Listeners `after`
are handed to the jobs by a relay (forum/relay.py), at least once, so they must be idempotent: `Published.id` is the
key to be unique on. No NOTIFY is ever sent in the writer's transaction: it takes a lock held through the commit.
"""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forum.database import Session
    from forum.extension import Extension
    from forum.settings import Settings


@dataclass(frozen=True, slots=True)
class Published:
    """An event's place in the log."""

    id: int
    at: datetime


Listener = Callable[..., Awaitable[None]]  # (session, event, published)

INSERT = """
INSERT INTO events (name, actor_id, thread_id, post_id, user_id, payload, created_at, relayed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
"""


async def publish(session: "Session", event: Any) -> Published:
    """Write the event to the log and let the `within` listeners hear it; the rest hear it after the commit."""
    payload = asdict(event)
    heard_later = session.bus.hears_after(event)
    columns = [payload.get(name) for name in ("actor_id", "thread_id", "post_id", "user_id")]
    event_id = await session.fetchval(
        INSERT, type(event).__name__, *columns, json.dumps(payload), session.now, None if heard_later else session.now
    )
    published = Published(event_id, session.now)
    for listener in session.bus.within.get(type(event), ()):
        await listener(session, event, published)
    if heard_later:
        session.when_committed(session.bus.wake)
    return published


class Bus:
    """Who hears what, gathered from the extensions once at start; `settings` for listeners that talk to the outside."""

    def __init__(self, extensions: Iterable["Extension"] = (), settings: "Settings | None" = None):
        self.given = settings
        self.within: dict[type, list[Listener]] = defaultdict(list)
        self.after: dict[str, dict[str, Listener]] = defaultdict(dict)
        self.kinds: dict[str, type] = {}
        self.wakers: list[Callable[[], None]] = []
        for extension in extensions:
            self.add(extension)

    def add(self, extension: "Extension") -> None:
        for kind, listeners in extension.within.items():
            self.know(kind)
            self.within[kind].extend(listeners)
        for kind, listeners in extension.after.items():
            self.know(kind)
            self.after[kind.__name__].update({name_of(listener): listener for listener in listeners})

    def know(self, kind: type) -> None:
        known = self.kinds.setdefault(kind.__name__, kind)
        if known is not kind:
            raise ValueError(f"two events are called {kind.__name__}: {known.__module__} and {kind.__module__}")

    @property
    def settings(self) -> "Settings":
        if self.given is None:
            raise LookupError("this bus was made without settings")
        return self.given

    def hears_after(self, event: Any) -> bool:
        return bool(self.after.get(type(event).__name__))

    def wake(self) -> None:
        """Tell whoever waits in this process (the relay) that there is work; others find it by polling."""
        for waker in self.wakers:
            waker()

    def event_from(self, name: str, payload: str | dict[str, Any]) -> Any:
        """The event of a row of the log; fields that it has lost or gained since are left out or take their default."""
        kind = self.kinds[name]
        values = json.loads(payload) if isinstance(payload, str) else payload
        known = {field.name for field in fields(kind)}
        return kind(**{key: as_tuple(value) for key, value in values.items() if key in known})


def name_of(listener: Listener) -> str:
    return f"{listener.__module__}.{listener.__qualname__}"  # type: ignore[attr-defined]


def as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
