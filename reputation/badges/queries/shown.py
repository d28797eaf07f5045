"""What pages and recounts read of awards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import real_id
from reputation.badges.declared import BADGES, BY_ID
from reputation.badges.grounds import HELD, REVOKED, SETTLED, Award, Badge, imported_badge
from reputation.badges.queries.deeds import DEEDS
from reputation.badges.queries.examining import BY_TAG, Scope, examine
from reputation.badges.queries.own import OWN, own_badge, own_badges

STANDS = "a.revoked_at IS NULL AND o.state IS DISTINCT FROM 'deleted'"
OF_PERSON = f"""
SELECT a.badge, a.kind, count(*) AS times, max(a.created_at) AS last, max(o.name) AS name, max(o.words) AS words,
       array_remove(array_agg(DISTINCT t.name), NULL) AS tags, bool_or(a.imported) AS imported
FROM awards a LEFT JOIN own_badges o ON a.badge = 'own-' || o.id
LEFT JOIN tags t ON a.badge = ANY($2::text[]) AND t.id = a.subject_id
WHERE a.user_id = $1 AND {STANDS} GROUP BY a.badge, a.kind ORDER BY max(a.created_at) DESC, max(a.id) DESC
"""  # noqa: S608
HOLDERS = """
SELECT a.id, a.created_at, a.reason, a.given_by_id IS NOT NULL AS by_hand, u.name, u.display_name, u.reputation,
       t.title, t.slug, t.id AS thread_id, tag.name AS tag
FROM awards a JOIN users u ON u.id = a.user_id
LEFT JOIN (threads t JOIN categories c ON c.id = t.category_id AND c.visibility = 'public')
       ON t.id = a.thread_id AND t.state = 'published'
LEFT JOIN tags tag ON $4::bool AND tag.id = a.subject_id
WHERE a.badge = $1 AND a.revoked_at IS NULL AND ($2::bigint IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3
"""
DECIDED = """
SELECT a.id, a.badge, a.kind, a.reason, a.taken_reason, a.revoked_at, a.created_at, u.name, u.display_name,
       g.display_name AS giver, k.display_name AS taker, o.name AS own_name, a.given_by_id IS NOT NULL AS by_hand
FROM awards a JOIN users u ON u.id = a.user_id LEFT JOIN users g ON g.id = a.given_by_id
LEFT JOIN users k ON k.id = a.taken_by_id LEFT JOIN own_badges o ON a.badge = 'own-' || o.id
"""
BY_HAND = f"""
{DECIDED} WHERE (a.given_by_id IS NOT NULL OR a.taken_by_id IS NOT NULL) AND ($1::bigint IS NULL OR a.id < $1)
ORDER BY a.id DESC LIMIT $2
"""
BY_RULE = """
SELECT user_id, subject_id, given_by_id IS NOT NULL OR taken_by_id IS NOT NULL OR imported AS settled,
       revoked_at IS NULL AS stands FROM awards WHERE badge = $1
"""


@dataclass(frozen=True, slots=True)
class Given:
    """A badge that somebody has, how many times, and when last; `tags` under which, where it is given for tags."""

    badge: Badge
    times: int
    last: datetime
    tags: Sequence[str] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far somebody is with a badge: `value` of `most`."""

    badge: Badge
    value: int
    most: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Who was given a badge, when, and for what."""

    id: int
    created_at: datetime
    reason: str
    by_hand: bool
    name: str
    display_name: str
    reputation: int
    title: str | None
    slug: str | None
    thread_id: int | None
    tag: str | None


async def badge_named(session: Session, badge_id: str) -> Badge:
    """One that the forum comes with, or an admin's that is not deleted."""
    if badge_id in BY_ID:
        return BY_ID[badge_id]
    number = badge_id.removeprefix(OWN)
    if number == badge_id or not (number.isascii() and number.isdecimal()) or len(number) > 18:
        raise NotThere
    row = await own_badge(session, int(number))
    if row.state == "deleted" or row.badge.id != badge_id:
        raise NotThere
    return row.badge


async def badges_of(session: Session, user_id: int) -> list[Given]:
    """The newest first."""
    return [as_given(row) for row in await session.fetch(OF_PERSON, user_id, BY_TAG)]


def as_given(row: Any) -> Given:
    badge = BY_ID.get(row["badge"])
    if badge is None:
        badge = imported_badge(row["name"] or row["badge"], row["kind"])
    url = None if row["imported"] else f"/badges/{row['badge']}"
    return Given(badge, row["times"], row["last"], row["tags"], url)


async def people_having(session: Session) -> dict[str, int]:
    """How many have each badge."""
    rows = await session.fetch(
        "SELECT badge, count(DISTINCT user_id) AS people FROM awards WHERE revoked_at IS NULL GROUP BY badge"
    )
    return {row["badge"]: row["people"] for row in rows}


async def holders(session: Session, badge: Badge, *, after: int | None, most: int) -> list[Holder]:
    """Who has the badge, the newest first; threads only where everybody may read them."""
    rows = await session.fetch(HOLDERS, badge.id, after, most, badge.id in BY_TAG)
    return [Holder(*row) for row in rows]


async def steps_of(session: Session, user_id: int) -> dict[str, Step]:
    """How far the person is with every badge that is counted for a person as a whole."""
    own = [row.badge for row in await own_badges(session) if row.state == "on"]
    wanted = [
        badge for badge in (*BADGES, *own) if badge.ground and not badge.ground.repeats and not badge.ground.window
    ]
    scope = Scope({DEEDS[badge.ground.deed].base: [user_id] for badge in wanted if badge.ground})
    counted, _held = await examine(session, scope, wanted)
    values = {each.measure: each.value for each in counted}
    return {
        badge.id: Step(badge, min(values.get(badge.ground.measure, 0), badge.ground.least), badge.ground.least)
        for badge in wanted if badge.ground
    }  # fmt: skip


async def by_hand(session: Session, *, after: int | None, most: int) -> list[Any]:
    """What staff gave and took, the newest first."""
    return list(await session.fetch(BY_HAND, after, most))


async def award_of_id(session: Session, award_id: int) -> Any:
    """An award that stands, and did not come with an import."""
    where = "WHERE a.id = $1 AND a.revoked_at IS NULL AND NOT a.imported"
    row = await session.fetchrow(f"{DECIDED} {where}", real_id(award_id))
    if row is None:
        raise NotThere
    return row


async def awards_by_rule(session: Session, badge_id: str) -> dict[Award, str]:
    """How all awards of the badge stand."""
    rows = await session.fetch(BY_RULE, badge_id)
    return {
        Award(badge_id, row["user_id"], row["subject_id"]):
        SETTLED if row["settled"] else HELD if row["stands"] else REVOKED
        for row in rows
    }  # fmt: skip


async def people_after(session: Session, last: int, most: int) -> list[int]:
    rows = await session.fetch("SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT $2", last, most)
    return [row["id"] for row in rows]


async def how_many_people(session: Session) -> int:
    return int(await session.fetchval("SELECT count(*) FROM users"))
