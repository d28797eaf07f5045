"""Levels follow points and accuracy: gained at once; a warning goes when its reason has gone."""

from collections.abc import Collection

from forum.accounts.actions import set_trust_level
from forum.database import Session
from reputation.trust.levels import Rules, level_for
from reputation.trust.queries import rules_in_force, standing_of
from reputation.trust.queries.standings import WITH_LEVELS, terms

RAISE = f"""
UPDATE users SET trust_level = risen.level
FROM (SELECT u.id, u.trust_level AS before, e.level {WITH_LEVELS}
      WHERE e.level > u.trust_level AND ($6::bigint[] IS NULL OR u.id = ANY($6)) ORDER BY u.id) AS risen
WHERE users.id = risen.id AND users.trust_level < risen.level RETURNING users.id, risen.before, risen.level AS after
"""  # noqa: S608 - names of our own
UNWARN = """
DELETE FROM trust_warnings w USING users u WHERE u.id = w.user_id AND w.user_id = $1 AND u.trust_level <= $2
"""


async def follow_with_trust(session: Session, user_id: int) -> None:
    """The level that this person has earned by now, if it is higher than the one they have."""
    person = await standing_of(session, user_id)
    if person is None:
        return
    earned = level_for(person.standing, person.rules)
    if earned > person.level:
        await set_trust_level(session, user_id, earned)
    if person.falls_at is not None:
        await session.fetchval(UNWARN, user_id, earned)


async def raise_many(
    session: Session, user_ids: Collection[int] | None = None, rules: Rules | None = None
) -> list[tuple[int, int, int]]:
    """The same for the people of an import, or for everybody, without an event for each: (user, before, after)."""
    given = rules or await rules_in_force(session)
    only = None if user_ids is None else list(user_ids)
    rows = await session.fetch(RAISE, *terms(given), only)
    return [(row["id"], row["before"], row["after"]) for row in rows]
