"""Where people stand: points, accuracies, level, warning; and what other rules would change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from reputation.trust.levels import Accuracy, Rules, Standing, rules_from

COUNTED = ", ".join(
    f"coalesce(a.{kind}_{what}, 0) AS {kind}_{what}"
    for kind in ("answers", "edits", "flags")
    for what in ("good", "judged")
)
NEWEST = "SELECT rules FROM trust_rules ORDER BY id DESC LIMIT 1"
OF_ONE = f"""
SELECT u.id, u.name, u.display_name, u.reputation, u.trust_level, u.roles, {COUNTED}, w.level AS falls_from, w.due_at,
       ({NEWEST}) AS rules
FROM users u LEFT JOIN accuracies a ON a.user_id = u.id LEFT JOIN trust_warnings w ON w.user_id = u.id
"""  # noqa: S608 - names of our own


def high(kind: str) -> str:
    """The upper end of an accuracy's interval, computed in the order of `Accuracy.high`."""
    number = f"(coalesce(a.{kind}_judged, 0) + 4)::float8"
    rate = f"((coalesce(a.{kind}_good, 0) + 2)::float8 / {number})"
    return f"least(1.0, {rate} + 2 * sqrt({rate} * (1 - {rate}) / {number}))"


# What `levels.level_for` says of a row of users `u` with their accuracies `a`; $1 … $5 are `terms(rules)`.
ENTITLED = f"""
CROSS JOIN LATERAL (
    SELECT coalesce(max(t.level), 0)::int AS level
    FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[]) AS t (level, points, answers, edits, flags)
    WHERE u.reputation >= t.points
      AND (t.answers = 0 OR
           100 * (coalesce(a.answers_good, 0) + 2) >= t.answers * (coalesce(a.answers_judged, 0) + 4))
      AND 100 * {high("edits")} >= t.edits AND 100 * {high("flags")} >= t.flags
) AS e
"""  # noqa: S608 - names of our own
WITH_LEVELS = f"FROM users u LEFT JOIN accuracies a ON a.user_id = u.id {ENTITLED}"
PREVIEW = f"""
SELECT u.name, u.display_name, u.trust_level AS before, e.level AS after,
       count(*) FILTER (WHERE e.level > u.trust_level) OVER () AS rising,
       count(*) FILTER (WHERE e.level < u.trust_level) OVER () AS falling
{WITH_LEVELS} WHERE e.level > u.trust_level OR e.level < u.trust_level AND u.roles = '{{}}'
ORDER BY abs(e.level - u.trust_level) DESC, u.id LIMIT $6
"""
TOO_HIGH = f"""
SELECT u.id, u.trust_level, e.level AS entitled, w.due_at
{WITH_LEVELS} LEFT JOIN trust_warnings w ON w.user_id = u.id
WHERE e.level < u.trust_level AND u.roles = '{{}}' AND (w.user_id IS NULL OR w.due_at <= $6) ORDER BY u.id LIMIT $7
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody and what their level is decided by; `falls_at` where they were warned."""

    id: int
    name: str
    display_name: str
    level: int
    is_staff: bool
    standing: Standing
    falls_at: datetime | None
    rules: Rules


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody whose level other rules would change."""

    name: str
    display_name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """How many would rise at once and be warned, and the first of them."""

    rising: int
    falling: int
    most: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class TooHigh:
    """Somebody whose level is above what they have earned; `due_at` is None where they do not know yet."""

    id: int
    trust_level: int
    entitled: int
    due_at: datetime | None


async def standing_of(session: Session, user_id: int) -> Person | None:
    row = await session.fetchrow(f"{OF_ONE} WHERE u.id = $1", user_id)
    return person_from(row) if row else None


async def standing_named(session: Session, name_key: str) -> Person | None:
    row = await session.fetchrow(f"{OF_ONE} WHERE u.name_key = $1", name_key)
    return person_from(row) if row else None


def person_from(row: Any) -> Person:
    accuracies = {kind: Accuracy(row[f"{kind}_good"], row[f"{kind}_judged"]) for kind in ("answers", "edits", "flags")}
    return Person(
        row["id"], row["name"], row["display_name"], row["trust_level"], bool(row["roles"]),
        Standing(row["reputation"], **accuracies), row["due_at"], rules_from(row["rules"]),
    )  # fmt: skip


async def preview(session: Session, rules: Rules, *, most: int = 50) -> Preview:
    rows = await session.fetch(PREVIEW, *terms(rules), most)
    moved = tuple(Moved(row["name"], row["display_name"], row["before"], row["after"]) for row in rows)
    return Preview(rows[0]["rising"], rows[0]["falling"], moved) if rows else Preview(0, 0, ())


async def too_high(session: Session, rules: Rules, *, most: int) -> list[TooHigh]:
    """People to be warned, and people whose grace is over; nobody with a role."""
    return [TooHigh(**row) for row in await session.fetch(TOO_HIGH, *terms(rules), session.now, most)]


def terms(rules: Rules) -> tuple[list[int], ...]:
    """What ENTITLED wants to know."""
    rows = [(level, t.points, t.answers, t.edits, t.flags) for level, t in sorted(rules.thresholds.items())]
    return tuple(list(column) for column in zip(*rows, strict=True))
