"""Levels that people have outgrown downwards: a notice first, then the grace, then the level that they have earned."""

from datetime import timedelta
from typing import Any

from forum.accounts.actions import set_trust_level
from forum.bus import publish
from forum.database import Database, Session
from forum.events import TrustWarned
from reputation.trust.actions.tagging import count_tags
from reputation.trust.levels import Rules
from reputation.trust.queries import TooHigh, rules_in_force, too_high
from reputation.trust.queries.standings import WITH_LEVELS, terms

AT_ONCE = 200
WARN = """
INSERT INTO trust_warnings (user_id, level, due_at, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING RETURNING user_id
"""
FORGIVE = f"""
DELETE FROM trust_warnings w
USING (SELECT u.id {WITH_LEVELS} WHERE e.level >= u.trust_level OR u.roles <> '{{}}') AS well WHERE well.id = w.user_id
"""  # noqa: S608 - names of our own


async def review_trust(database: Database, _settings: Any) -> None:
    """Once a day. Idempotent: who was warned is not warned again, and keeps the level until the day that was named."""
    async with database.writing() as session:
        await session.fetchval(FORGIVE, *terms(await rules_in_force(session)))
    while True:
        async with database.writing() as session:
            rules = await rules_in_force(session)
            people = await too_high(session, rules, most=AT_ONCE)
            for person in people:
                await review(session, person, rules)
        if len(people) < AT_ONCE:
            break
    async with database.writing() as session:
        await count_tags(session)


async def review(session: Session, person: TooHigh, rules: Rules) -> None:
    if person.due_at is not None:
        await session.fetchval("DELETE FROM trust_warnings WHERE user_id = $1", person.id)
        await set_trust_level(session, person.id, person.entitled)
        return
    due_at = session.now + timedelta(days=rules.grace_days)
    if await session.fetchval(WARN, person.id, person.trust_level, due_at, session.now):
        warned = TrustWarned(None, person.id, person.trust_level, person.entitled, due_at.isoformat())
        await publish(session, warned)
