"""How anything comes into the queue: one open item for each object, whatever brings it."""

from forum.bus import publish
from forum.database import Session
from moderation.queue.events import BroughtToQueue
from moderation.queue.grounds import Ground, Subject
from moderation.queue.harm import due, expectation
from moderation.queue.hours import read_hours
from moderation.queue.queries import grounds_of

JOIN = """
INSERT INTO reviewables (object_kind, object_id, thread_id, author_id, url, severity, created_at, due_at)
VALUES ($1, $2, $3, $4, $5, 4, $6, $6)
ON CONFLICT (object_kind, object_id) WHERE state = 'open' DO UPDATE SET version = reviewables.version + 1
RETURNING id
"""
PERSON = """
INSERT INTO review_reasons (reviewable_id, source, kind, words, value, threshold, severity, probability, minutes, note,
    user_id, weight, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (reviewable_id, user_id) WHERE user_id IS NOT NULL
"""
RULE = """
INSERT INTO review_reasons (reviewable_id, source, kind, words, value, threshold, severity, probability, minutes, note,
    user_id, weight, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (reviewable_id, kind) WHERE user_id IS NULL
"""
LATEST = """
DO UPDATE SET source = excluded.source, kind = excluded.kind, words = excluded.words, value = excluded.value,
    threshold = excluded.threshold, severity = excluded.severity, probability = excluded.probability,
    minutes = excluded.minutes, note = excluded.note, weight = excluded.weight
"""
WEIGH = """
UPDATE reviewables SET severity = $2, probability = $3, minutes = $4, sources = $5, due_at = $6, late = $7, harm = $8
WHERE id = $1
"""
WITHDRAW = """
WITH gone AS (
    DELETE FROM review_reasons s USING reviewables r WHERE r.id = s.reviewable_id AND r.object_kind = $1
       AND r.object_id = $2 AND r.state = 'open' AND r.first_decision_id IS NULL AND s.kind = $3 AND s.user_id IS NULL
    RETURNING r.id)
UPDATE reviewables SET version = version + 1 WHERE id IN (SELECT id FROM gone) RETURNING id
"""
CLOSE_CASE = """
UPDATE reviewables SET state = 'decided', decided_at = $3, version = version + 1, claimed_by_id = NULL,
       claimed_until = NULL
WHERE object_kind = $1 AND object_id = $2 AND state = 'open'
"""


async def bring_to_queue(session: Session, subject: Subject, ground: Ground) -> int:
    """The item that this ground opened, or joined where its object waits already. The same rule, or the same person,
    again replaces what they said before; the item's severity, chance, minutes and clock follow from all its grounds."""
    item_id: int = await session.fetchval(
        JOIN, subject.kind, subject.id, subject.thread_id, subject.author_id, subject.url, session.now
    )
    await session.fetchval(
        (PERSON if ground.user_id is not None else RULE) + LATEST,
        item_id, ground.source, ground.rule, ground.words, ground.value, ground.threshold, ground.severity,
        ground.probability, ground.minutes, ground.note, ground.user_id, ground.weight, session.now,
    )  # fmt: skip
    await weigh(session, item_id)
    await publish(session, BroughtToQueue(None, item_id, subject.kind, subject.id, ground.source, ground.rule))
    return item_id


async def weigh(session: Session, item_id: int) -> None:
    """The order follows from the grounds; the clock runs since the first ground of the worst severity."""
    grounds = await grounds_of(session, item_id)
    expected = expectation(grounds)
    settings = session.bus.settings
    hours = read_hours(settings.staff_hours, settings.staff_zone)
    since = min(each.created_at for each in grounds if each.severity == expected.severity)
    until = due(expected.severity, since, hours)
    sources = sorted({each.source for each in grounds})
    late = until <= session.now
    await session.fetchval(
        WEIGH, item_id, expected.severity, expected.probability, expected.minutes, sources, until, late,
        expected.harm(late=late),
    )  # fmt: skip


async def withdraw(session: Session, subject: Subject, rule: str) -> None:
    """What this rule brought is true no longer: the item waits for what else brought it, or for nobody."""
    item_id = await session.fetchval(WITHDRAW, subject.kind, subject.id, rule)
    if item_id is None:
        return
    if await grounds_of(session, item_id):
        await weigh(session, item_id)
    else:
        await close_case(session, subject.kind, subject.id)


async def close_case(session: Session, object_kind: str, object_id: int) -> None:
    """What was decided on its own page waits no longer."""
    await session.fetchval(CLOSE_CASE, object_kind, object_id, session.now)
