"""Every read of plans, organisations and customers."""

# ruff: noqa: S608 - what is put together are constants of this file

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session

# The plan of `who`: their own, that of their organisation, that of the organisation of their address.
ORGANISATION_OF = """coalesce(
    (SELECT m.organisation_id FROM customers m WHERE m.user_id = {who}),
    (SELECT o.id FROM users d JOIN organisations o ON o.domain = split_part(d.email_key, '@', 2)
      WHERE d.id = {who} AND d.verified_at IS NOT NULL))"""
PLAN_OF = f"""coalesce((SELECT m.plan_id FROM customers m WHERE m.user_id = {{who}}),
    (SELECT g.plan_id FROM organisations g WHERE g.id = {ORGANISATION_OF}))"""
PLANS = """
SELECT p.id, p.name, (SELECT count(*) FROM customers m WHERE m.plan_id = p.id) AS people,
       (SELECT count(*) FROM organisations o WHERE o.plan_id = p.id) AS organisations
FROM plans p ORDER BY p.name LIMIT 200
"""
ORGANISATIONS = """
SELECT o.id, o.name, o.domain, o.plan_id, p.name AS plan_name,
       (SELECT count(*) FROM customers m WHERE m.organisation_id = o.id) AS people
FROM organisations o LEFT JOIN plans p ON p.id = o.plan_id ORDER BY o.name LIMIT 2000
"""
GROUPED = f"""
SELECT u.id AS user_id, p.group_id FROM users u JOIN plans p ON p.id = {PLAN_OF.format(who="u.id")}
WHERE p.group_id IS NOT NULL AND u.left_at IS NULL AND ($1::bigint[] IS NULL OR u.id = ANY($1))
"""
OF_PERSON = f"""
SELECT m.plan_id AS own_plan_id, m.organisation_id AS own_organisation_id, p.name AS plan_name,
       o.name AS organisation_name
FROM (SELECT 1) one LEFT JOIN customers m ON m.user_id = $1
LEFT JOIN plans p ON p.id = {PLAN_OF.format(who="$1")}
LEFT JOIN organisations o ON o.id = {ORGANISATION_OF.format(who="$1")}
"""
MANAGERS = """
SELECT g.id, g.organisation_id, u.name, u.display_name FROM account_managers g JOIN users u ON u.id = g.user_id
ORDER BY u.display_name LIMIT 2000
"""
STAFF = "SELECT id, display_name FROM users WHERE roles <> '{}' ORDER BY display_name LIMIT 200"
MANAGERS_OF = f"""
SELECT g.user_id, o.name FROM organisations o JOIN account_managers g ON g.organisation_id = o.id
JOIN users u ON u.id = g.user_id AND u.roles <> '{{}}'
WHERE o.id = {ORGANISATION_OF.format(who="$1")} AND g.user_id <> $1
"""
# Whom staff follow for their accounts: those who were said to belong to them, and who write from their domain.
ACCOUNTS = """
SELECT g.user_id, m.user_id AS member_id FROM account_managers g
JOIN customers m ON m.organisation_id = g.organisation_id
UNION
SELECT g.user_id, d.id FROM account_managers g JOIN organisations o ON o.id = g.organisation_id
JOIN users d ON split_part(d.email_key, '@', 2) = o.domain AND d.verified_at IS NOT NULL
WHERE NOT EXISTS (SELECT FROM customers m WHERE m.user_id = d.id AND m.organisation_id IS NOT NULL)
"""
# What they may read themselves, by their roles: staff read every category.
WANTED = f"""
SELECT a.user_id, t.id AS thread_id FROM ({ACCOUNTS}) a JOIN users u ON u.id = a.user_id AND u.roles <> '{{}}'
JOIN threads t ON t.author_id = a.member_id AND t.state = 'published' AND t.author_id <> a.user_id
"""
MISSING = (
    f"{WANTED} WHERE NOT EXISTS (SELECT FROM account_follows f WHERE f.user_id = a.user_id AND f.thread_id = t.id)"
)
SURPLUS = f"""
SELECT f.user_id, f.thread_id, f.since FROM account_follows f LEFT JOIN ({WANTED}) w
  ON w.user_id = f.user_id AND w.thread_id = f.thread_id WHERE w.user_id IS NULL
"""
NAMED = """
SELECT id, name_key AS key FROM users WHERE name_key = ANY($1::text[])
UNION ALL SELECT id, email_key FROM users WHERE email_key = ANY($2::text[])
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose customer somebody is: what staff said of them, and what follows of it and of their address."""

    own_plan_id: int | None
    own_organisation_id: int | None
    plan_name: str | None
    organisation_name: str | None


async def grouped_people(session: Session, among: Collection[int] | None) -> list[tuple[int, int]]:
    """Who has a plan that is a group, with the group; of these people alone, None for all."""
    only = None if among is None else list(among)
    return [(row["user_id"], row["group_id"]) for row in await session.fetch(GROUPED, only)]


async def groups_of_plans(session: Session, plan_ids: Collection[int]) -> list[int]:
    sql = "SELECT group_id FROM plans WHERE id = ANY($1::bigint[]) AND group_id IS NOT NULL"
    return [row["group_id"] for row in await session.fetch(sql, list(plan_ids))]


async def plans(session: Session) -> Sequence[Any]:
    return await session.fetch(PLANS)


async def organisations(session: Session) -> Sequence[Any]:
    return await session.fetch(ORGANISATIONS)


async def standing_of(session: Session, user_id: int) -> Standing:
    return Standing(**await session.fetchrow(OF_PERSON, user_id))


async def people_called(session: Session, names: Sequence[str], addresses: Sequence[str]) -> dict[str, int]:
    """By handle or address, as `names.key_of` and `email_key` write them."""
    return {row["key"]: row["id"] for row in await session.fetch(NAMED, list(names), list(addresses))}


async def managers(session: Session) -> Sequence[Any]:
    return await session.fetch(MANAGERS)


async def staff(session: Session) -> list[tuple[str, str]]:
    return [(str(row["id"]), row["display_name"]) for row in await session.fetch(STAFF)]


async def managers_of(session: Session, user_id: int) -> tuple[str, tuple[int, ...]]:
    """The name of somebody's organisation, and who of the staff looks after it."""
    rows = await session.fetch(MANAGERS_OF, user_id)
    return (rows[0]["name"], tuple(row["user_id"] for row in rows)) if rows else ("", ())


async def missing_follows(session: Session) -> list[tuple[int, int]]:
    """Threads of accounts that those who look after them do not follow yet for this reason."""
    return [(row["user_id"], row["thread_id"]) for row in await session.fetch(MISSING)]


async def surplus_follows(session: Session) -> list[tuple[int, int, datetime]]:
    """What somebody follows for an account that is not theirs any more."""
    return [(row["user_id"], row["thread_id"], row["since"]) for row in await session.fetch(SURPLUS)]
