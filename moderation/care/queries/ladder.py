"""Who is called on which rung of the ladder, and what proves that it reached them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forum.database import Session
from moderation.care.queries.questions import CareRow, staff_ids

KEEPERS = """
SELECT k.id, k.category_id, c.name AS category_name, k.user_id, u.name, u.display_name, k.lead
FROM category_keepers k JOIN users u ON u.id = k.user_id AND u.roles && '{moderator,admin}'::text[]
LEFT JOIN categories c ON c.id = k.category_id ORDER BY c.name NULLS FIRST, k.lead, u.display_name LIMIT 500
"""
NAMES = "SELECT id, name, display_name FROM users WHERE id = ANY($1::bigint[]) ORDER BY display_name"
# What is known by now of a call `k`: kept in its row, or read where it happened.
REACHED = """
SELECT k.id, k.rung, k.user_id, k.sent_at, coalesce(k.mailed_at, m.sent_at) AS mailed_at,
       coalesce(k.shown_at, CASE WHEN n.id IS NOT NULL AND u.seen_at > n.created_at THEN u.seen_at END) AS shown_at,
       coalesce(k.seen_at, least(n.read_at, CASE WHEN r.seen_at > k.sent_at THEN r.seen_at END)) AS seen_at,
       u.name, u.display_name
FROM care_calls k JOIN users u ON u.id = k.user_id
LEFT JOIN notifications n ON n.user_id = k.user_id AND n.event_id = k.event_id
LEFT JOIN mails m ON n.mailed_at IS NOT NULL AND m.key = concat('notices:', k.user_id, ':', (
    SELECT min(b.id) FROM notifications b WHERE b.user_id = k.user_id AND b.mailed_at = n.mailed_at))
LEFT JOIN thread_reads r ON r.user_id = k.user_id AND r.thread_id = k.thread_id
"""
CALLS = f"{REACHED} WHERE k.thread_id = $1 ORDER BY k.rung, u.display_name, k.id LIMIT 200"


@dataclass(frozen=True, slots=True)
class Ladder:
    """Those who are called for one question, by rung."""

    owner: tuple[int, ...]
    staff: tuple[int, ...]
    leads: tuple[int, ...]

    @property
    def rungs(self) -> tuple[tuple[int, ...], ...]:
        return (self.owner, self.staff, self.leads)


@dataclass(frozen=True, slots=True)
class Ladders:
    """What is needed to tell the ladder of any question."""

    moderators: tuple[int, ...]
    admins: tuple[int, ...]
    keepers: Sequence[Any]

    def of(self, care: CareRow) -> Ladder:
        """Its owner or else its category's staff; these; its leads. A category without staff has all
        moderators, without leads those of all categories, or else the admins."""
        staff = self.named(care.category_id, lead=False) or self.moderators
        leads = self.named(care.category_id, lead=True) or self.named(None, lead=True) or self.admins
        return Ladder((care.owner_id,) if care.owner_id else staff, staff, leads)

    def named(self, category_id: int | None, *, lead: bool) -> tuple[int, ...]:
        return tuple(
            row["user_id"]
            for row in self.keepers
            if row["category_id"] == category_id and row["lead"] == lead and row["user_id"] in self.moderators
        )


async def ladders(session: Session) -> Ladders:
    """Suspended staff are on none."""
    moderators = await staff_ids(session, "moderator", "admin")
    return Ladders(moderators, await staff_ids(session, "admin"), await keepers(session))


async def keepers(session: Session) -> Sequence[Any]:
    return await session.fetch(KEEPERS)


async def calls_of(session: Session, thread_id: int) -> Sequence[Any]:
    return await session.fetch(CALLS, thread_id)


async def named(session: Session, user_ids: Sequence[int]) -> dict[int, Any]:
    return {row["id"]: row for row in await session.fetch(NAMES, list(user_ids))}
