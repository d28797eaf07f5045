"""An admin changes what levels take and allow; undone, it takes back at once what it alone had given."""

import json
from collections.abc import Sequence

from forum.accounts.actions import set_limits
from forum.accounts.events import TrustLevelChanged
from forum.actor import Actor
from forum.bus import publish, publish_many
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from reputation.trust.actions.following import raise_many
from reputation.trust.events import TrustRulesApplied
from reputation.trust.levels import Rules, wrong_order
from reputation.trust.policy import may_set_rules
from reputation.trust.queries import rules_of_id
from reputation.trust.queries.standings import WITH_LEVELS, terms

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7264002)"
KEEP = "INSERT INTO trust_rules (rules, reason, actor_id, created_at) VALUES ($1, $2, $3, $4) RETURNING id"
NOTE = "UPDATE trust_rules SET raised = $2, lowered = $3 WHERE id = $1"
LAST_RAISED = "SELECT raised FROM trust_rules ORDER BY id DESC LIMIT 1"
LOWER = f"""
UPDATE users SET trust_level = fallen.level
FROM (SELECT u.id, u.trust_level AS before, greatest(e.level, given.before)::int AS level {WITH_LEVELS}
      JOIN unnest($6::bigint[], $7::int[]) AS given (id, before) ON given.id = u.id
      WHERE u.trust_level > greatest(e.level, given.before) ORDER BY u.id) AS fallen
WHERE users.id = fallen.id RETURNING users.id, fallen.before, fallen.level AS after
"""  # noqa: S608 - names of our own


async def apply_rules(session: Session, actor: Actor, rules: Rules, *, reason: str = "") -> int:
    """These rules are in force. Who has earned more by them rises at once and is not told one by one; who has earned
    less is warned by the next review. Returns the id of this use."""
    rules_id = await put_in_force(session, actor, rules, reason)
    await close(session, rules_id, await raise_many(session, None, rules), [])
    return rules_id


async def put_rules_back(session: Session, actor: Actor, rules_id: int | None, *, reason: str = "") -> int:
    """The rules of an earlier use are in force again (None: those that Talkoot comes with). Levels that the newest
    rules alone had given go at once."""
    rules = Rules() if rules_id is None else await rules_of_id(session, rules_id)
    if rules is None:
        raise NotThere
    given = await session.fetchval(LAST_RAISED) or []
    use = await put_in_force(session, actor, rules, reason)
    lowered = await session.fetch(LOWER, *terms(rules), [each[0] for each in given], [each[1] for each in given])
    fallen = [(row["id"], row["before"], row["after"]) for row in lowered]
    await close(session, use, await raise_many(session, None, rules), fallen)
    return use


async def put_in_force(session: Session, actor: Actor, rules: Rules, reason: str) -> int:
    if not may_set_rules(actor):
        raise Refused
    wrong = {
        f"{name}_{level}": _("A higher level cannot take less than a lower one.") for level, name in wrong_order(rules)
    }
    if wrong:
        raise Invalid({**wrong})
    await session.fetchval(ONE_AT_A_TIME)
    use: int = await session.fetchval(KEEP, json.dumps(rules.as_json()), reason, actor.id, session.now)
    await set_limits(session, rules.limits)
    await publish(session, TrustRulesApplied(actor.id, use))
    return use


async def close(
    session: Session, use: int, raised: Sequence[tuple[int, int, int]], lowered: Sequence[tuple[int, int, int]]
) -> None:
    """Whom it moved is kept and stands in the log."""
    await session.fetchval(NOTE, use, json.dumps([[user, before] for user, before, _after in raised]), len(lowered))
    moved = [
        (TrustLevelChanged(actor_id=None, user_id=user, before=before, after=after), session.now)
        for user, before, after in [*raised, *lowered]
    ]
    await publish_many(session, moved)
