"""Every read of plans, organisations and customers."""

# ruff: noqa: S608 - what is put together are constants of this file

from collections.abc import Sequence
from dataclasses import dataclass
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
OF_PERSON = f"""
SELECT m.plan_id AS own_plan_id, m.organisation_id AS own_organisation_id, p.name AS plan_name,
       o.name AS organisation_name
FROM (SELECT 1) one LEFT JOIN customers m ON m.user_id = $1
LEFT JOIN plans p ON p.id = {PLAN_OF.format(who="$1")}
LEFT JOIN organisations o ON o.id = {ORGANISATION_OF.format(who="$1")}
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


async def plans(session: Session) -> Sequence[Any]:
    return await session.fetch(PLANS)


async def organisations(session: Session) -> Sequence[Any]:
    return await session.fetch(ORGANISATIONS)


async def standing_of(session: Session, user_id: int) -> Standing:
    return Standing(**await session.fetchrow(OF_PERSON, user_id))


async def people_called(session: Session, names: Sequence[str], addresses: Sequence[str]) -> dict[str, int]:
    """By handle or address, as `names.key_of` and `email_key` write them."""
    return {row["key"]: row["id"] for row in await session.fetch(NAMED, list(names), list(addresses))}
