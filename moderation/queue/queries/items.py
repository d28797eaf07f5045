"""Items of the queue, as it lists them and as their pages show them. Posts and comments come under the forum's own
conditions of who sees what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from forum.web.paging import Key
from moderation.queue.policy import Situation

JOINS = f"""
LEFT JOIN appeals ap ON r.object_kind = 'appeal' AND ap.id = r.object_id
LEFT JOIN decisions ad ON ad.id = ap.decision_id
LEFT JOIN comments m ON m.id =
    CASE 'comment' WHEN r.object_kind THEN r.object_id WHEN ad.object_kind THEN ad.object_id END
LEFT JOIN posts p ON p.id = coalesce(m.post_id,
    CASE 'post' WHEN r.object_kind THEN r.object_id WHEN ad.object_kind THEN ad.object_id END)
LEFT JOIN threads t ON t.id = p.thread_id
LEFT JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = r.author_id
LEFT JOIN users k ON k.id = r.claimed_by_id AND r.claimed_until > $4
LEFT JOIN decisions f ON f.id = r.first_decision_id
WHERE ((p.id IS NULL AND r.object_kind NOT IN ('post', 'comment')) OR {VISIBLE_THREAD})
"""
COLUMNS = """
SELECT r.id, r.object_kind, r.object_id, r.severity, r.probability, r.minutes, r.harm, r.due_at, r.late, r.sources,
       r.state, r.version, r.created_at, r.decided_at, r.author_id, r.first_decision_id,
       r.url AS place, p.thread_id, p.id AS post_id, p.kind AS post_kind, t.title, t.slug, t.category_id,
       c.name AS category, t.locked_at IS NOT NULL AS thread_locked, t.state = 'published' AS thread_published,
       t.accepted_post_id IS NOT DISTINCT FROM p.id AS accepted,
       CASE WHEN m.id IS NULL THEN p.state ELSE m.state END AS object_state,
       CASE WHEN m.id IS NULL THEN p.body_html ELSE m.body_html END AS body_html,
       u.name AS author_name, u.display_name AS author_display, u.roles AS author_roles,
       k.id AS claimed_by_id, k.display_name AS claimed_by, f.moderator_id AS first_reader, ad.moderator_id AS judge,
       (SELECT array_agg(DISTINCT words) FROM review_reasons WHERE reviewable_id = r.id) AS kinds,
       (SELECT count(*) FROM review_reasons WHERE reviewable_id = r.id) AS reasons
"""
AFTER = "($5::float8 IS NULL OR (r.harm <= $5 AND (r.harm < $5 OR r.id > $6::bigint)))"
NARROWED = """
AND ($7::smallint IS NULL OR r.severity = $7) AND ($8::text IS NULL OR $8 = ANY(r.sources))
AND ($9::text IS NULL OR r.object_kind = $9) AND (NOT $10::bool OR r.late)
AND (NOT $11::bool OR (r.claimed_by_id = $2 AND r.claimed_until > $4))
"""
# The index of harm chooses first and only what it chose is joined: so ten thousand are as quick as ten. Some more than
# asked for, since an item may be about what has gone since.
CHOSEN = " ".join(("FROM (SELECT * FROM reviewables r WHERE r.state = 'open' AND", AFTER))
FIRST = "ORDER BY r.harm DESC, r.id LIMIT"
QUEUE = " ".join((COLUMNS, CHOSEN, NARROWED, FIRST, "4 * $12::int) r", JOINS, FIRST, "$12::int"))
ONE = f"{COLUMNS} FROM reviewables r {JOINS} AND r.id = $5"
AMONG = f"{COLUMNS} FROM reviewables r {JOINS} AND r.id = ANY($5::bigint[]) ORDER BY r.harm DESC, r.id"
# What this moderator could take next: free, to be decided here, not about themselves, not what they have read first.
FREE = """
AND r.url = '' AND (r.claimed_by_id IS NULL OR r.claimed_by_id = $2 OR r.claimed_until <= $4)
AND r.author_id IS DISTINCT FROM $2
"""
NOT_READ = "AND f.moderator_id IS DISTINCT FROM $2 AND ad.moderator_id IS DISTINCT FROM $2"
NEXT = " ".join(("SELECT r.id", CHOSEN, FREE, FIRST, "100) r", JOINS, NOT_READ, FIRST, "20"))
LOCK = "SELECT id FROM reviewables WHERE id = $1 AND state = 'open' FOR UPDATE SKIP LOCKED"


@dataclass(frozen=True, slots=True)
class Item:
    """A reviewable as the queue and its page show it."""

    id: int
    object_kind: str
    object_id: int
    severity: int
    probability: float
    minutes: int
    harm: float
    due_at: datetime
    late: bool
    sources: Sequence[str]
    state: str
    version: int
    created_at: datetime
    decided_at: datetime | None
    author_id: int | None
    first_decision_id: int | None
    place: str
    thread_id: int | None
    post_id: int | None
    post_kind: str | None
    title: str | None
    slug: str | None
    category_id: int | None
    category: str | None
    thread_locked: bool | None
    thread_published: bool | None
    accepted: bool
    object_state: str | None
    body_html: str | None
    author_name: str | None
    author_display: str | None
    author_roles: Sequence[str] | None
    claimed_by_id: int | None
    claimed_by: str | None
    first_reader: int | None
    judge: int | None
    kinds: Sequence[str] | None
    reasons: int

    @property
    def url(self) -> str:
        return f"/mod/{self.id}"

    @property
    def is_severe(self) -> bool:
        """Read by a second person."""
        return self.severity == 1 and self.object_kind in ("post", "comment", "user")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which part of the queue somebody looks at."""

    severity: int | None = None
    source: str | None = None
    kind: str | None = None
    late: bool = False
    mine: bool = False


EVERYTHING = Narrowing()


async def open_items(
    session: Session, actor: Actor, *, after: Key | None = None, narrowed: Narrowing = EVERYTHING, most: int = 30
) -> list[Item]:
    """What waits, what harms most a minute first; one statement, however much waits."""
    harm, item_id = after or (None, None)
    wish = (narrowed.severity, narrowed.source, narrowed.kind, narrowed.late, narrowed.mine)
    rows = await session.fetch(QUEUE, *eyes(actor), session.now, harm, item_id, *wish, most)
    return [Item(**row) for row in rows]


async def items_among(session: Session, actor: Actor, ids: Sequence[int]) -> list[Item]:
    """Those of these items that the actor may see, in the order of the queue."""
    rows = await session.fetch(AMONG, *eyes(actor), session.now, list(ids))
    return [Item(**row) for row in rows]


async def item(session: Session, actor: Actor, item_id: int) -> Item:
    row = await session.fetchrow(ONE, *eyes(actor), session.now, real_id(item_id))
    if row is None:
        raise NotThere
    return Item(**row)


async def next_free(session: Session, actor: Actor, after: Key | None = None) -> int | None:
    """What to look at next, locked; what somebody else is just taking is passed over."""
    harm, item_id = after or (None, None)
    for row in await session.fetch(NEXT, *eyes(actor), session.now, harm, item_id):
        if await session.fetchval(LOCK, row["id"]) is not None:
            return int(row["id"])
    return None


async def open_item_about(session: Session, object_kind: str, object_id: int) -> int | None:
    sql = "SELECT id FROM reviewables WHERE object_kind = $1 AND object_id = $2 AND state = 'open'"
    found: int | None = await session.fetchval(sql, object_kind, object_id)
    return found


def situation_of(found: Item, actor: Actor) -> Situation:
    return Situation(
        object_kind=found.object_kind,
        object_state=found.object_state or "",
        post_kind=found.post_kind or "",
        thread_locked=bool(found.thread_locked),
        thread_published=bool(found.thread_published),
        accepted=found.accepted,
        author_roles=None if found.author_roles is None else frozenset(found.author_roles),
        own=found.author_id is not None and found.author_id == actor.id,
        first_reader=found.first_reader,
        judge=found.judge,
    )
