"""publish(): an event becomes a row of the log, is heard within the transaction, and later by everybody else.

Listeners `within` share the writer's transaction: database only, and if one fails nothing happened. Listeners `after`
are handed to the jobs by a relay (forum/relay.py), at least once, so they must be idempotent: `Published.id` is the
key to be unique on. No NOTIFY is ever sent in the writer's transaction: it takes a lock held through the commit.
"""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from forum.database import Session
    from forum.extension import Extension
    from forum.settings import Settings


@dataclass(frozen=True, slots=True)
class Published:
    """An event's place in the log."""

    id: int
    at: datetime


class Word(NamedTuple):
    """What is said aloud once a transaction is committed, to every process of the forum: a hint, never content."""

    name: str
    event_id: int
    actor_id: int | None = None
    thread_id: int | None = None
    post_id: int | None = None
    user_id: int | None = None


Listener = Callable[..., Awaitable[None]]  # (session, event, published)
BulkListener = Callable[..., Awaitable[None]]  # (session, [(event, published), …])

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
    session.announce(Word(type(event).__name__, published.id, *columns))
    return published


INSERT_MANY = """
INSERT INTO events (name, actor_id, thread_id, post_id, user_id, payload, created_at, relayed_at)
SELECT $1, (p->>'actor_id')::bigint, (p->>'thread_id')::bigint, (p->>'post_id')::bigint, (p->>'user_id')::bigint,
       p, at, at
FROM unnest($2::jsonb[], $3::timestamptz[]) WITH ORDINALITY AS given (p, at, place) ORDER BY place RETURNING id
"""


async def publish_many(session: "Session", happened: Sequence[tuple[Any, datetime]]) -> list[Published]:
    """Events of one kind that happened elsewhere and long ago (an import): logged and heard within the transaction,
    by bulk listeners where an extension has them; never handed to the `after` listeners, so nobody is notified."""
    if not happened:
        return []
    kind = type(happened[0][0])
    payloads = [json.dumps(asdict(event)) for event, _at in happened]
    rows = await session.fetch(INSERT_MANY, kind.__name__, payloads, [at for _event, at in happened])
    published = [Published(row["id"], at) for row, (_event, at) in zip(rows, happened, strict=True)]
    pairs = [(event, place) for (event, _at), place in zip(happened, published, strict=True)]
    for bulk in session.bus.bulk.get(kind, ()):
        await bulk(session, pairs)
    for listener in session.bus.within.get(kind, ()):
        if listener not in session.bus.spared_by_bulk:
            for event, place in pairs:
                await listener(session, event, place)
    return published


class Bus:
    """Who hears what, gathered from the extensions once at start; `settings` for listeners that talk to the outside."""

    def __init__(self, extensions: Iterable["Extension"] = (), settings: "Settings | None" = None):
        self.given = settings
        self.within: dict[type, list[Listener]] = defaultdict(list)
        self.after: dict[str, dict[str, Listener]] = defaultdict(dict)
        self.bulk: dict[type, list[BulkListener]] = defaultdict(list)
        self.spared_by_bulk: set[Listener] = set()
        self.kinds: dict[str, type] = {}
        self.wakers: list[Callable[[], None]] = []
        self.keepers: list[Callable[[], None]] = []
        self.tellers: list[Callable[[], None]] = []
        self.announcers: list[Callable[[Word], None]] = []
        for extension in extensions:
            self.add(extension)

    def add(self, extension: "Extension") -> None:
        for kind, listeners in extension.within.items():
            self.know(kind)
            self.within[kind].extend(listeners)
            if kind in extension.bulk:
                self.spared_by_bulk.update(listeners)
        for kind, heard in extension.bulk.items():
            self.know(kind)
            self.bulk[kind].extend(heard)
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

    def announce(self, word: Word) -> None:
        """Tell whoever carries words from this process to the others."""
        for announcer in self.announcers:
            announcer(word)

    def changed(self) -> None:
        """Tell whoever keeps what was read before that something was written: here at once, elsewhere by a hint."""
        self.changed_elsewhere()
        for teller in self.tellers:
            teller()

    def changed_elsewhere(self) -> None:
        """Tell whoever keeps in this process what was read before that another process has written something."""
        for keeper in self.keepers:
            keeper()

    def event_from(self, name: str, payload: str | dict[str, Any]) -> Any:
        """The event of a row of the log; fields that it has lost or gained since are left out or take their default."""
        kind = self.kinds[name]
        values = json.loads(payload) if isinstance(payload, str) else payload
        known = {field.name for field in fields(kind)}
        return kind(**{key: as_tuple(value) for key, value in values.items() if key in known})


def name_of(listener: Listener) -> str:
    return f"{listener.__module__}.{listener.__qualname__}"


def as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
