"""Moving: switching triggers, putting a tried change in force, making one's own, suspending what is imprecise."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere
from forum.events import ReviewWanted
from forum.i18n import _
from forum.shares import Share
from moderation.triggers.actions.trying import begin_trial
from moderation.triggers.catalogue import BY_NAME
from moderation.triggers.custom import compiled
from moderation.triggers.events import TriggerChanged, TriggerSuspended
from moderation.triggers.measuring import is_too_imprecise
from moderation.triggers.policy import may_set_triggers
from moderation.triggers.queries.measures import measures
from moderation.triggers.queries.settings import rows, trial

KEEP = """
INSERT INTO triggers (name, is_on, label, parameters, conditions, severity, minutes, changed_by_id, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (name) DO UPDATE SET is_on = excluded.is_on, label = excluded.label, parameters = excluded.parameters,
    conditions = excluded.conditions, severity = excluded.severity, minutes = excluded.minutes, suspended_at = NULL,
    changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at
"""
OFF = """
INSERT INTO triggers (name, is_on, changed_by_id, changed_at) VALUES ($1, false, $2, $3)
ON CONFLICT (name) DO UPDATE SET is_on = false, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at
"""
SUSPEND = """
INSERT INTO triggers (name, is_on, suspended_at, changed_at) VALUES ($1, false, $2, $2)
ON CONFLICT (name) DO UPDATE SET is_on = false, suspended_at = excluded.suspended_at, changed_at = excluded.changed_at
"""
OWN = "own_"
NEXT_OWN = "SELECT coalesce(max(substr(name, 5)::int), 0) + 1 FROM trigger_trials WHERE name LIKE 'own\\_%'"


async def switch_off(session: Session, actor: Actor, name: str) -> None:
    """At once; switching on goes through a trial."""
    require_keeper(actor)
    if name not in BY_NAME and name not in await rows(session):
        raise NotThere
    await session.fetchval(OFF, name, actor.id, session.now)
    await publish(session, TriggerChanged(actor.id, name, is_on=False))


async def apply_trial(session: Session, actor: Actor, trial_id: int) -> str:
    """What was tried counts from the next post on; the trigger's name. Conflict while the trial still runs."""
    require_keeper(actor)
    run = await trial(session, trial_id)
    if run["finished_at"] is None:
        raise Conflict(_("The trial is still running."))
    change = run["change"]
    conditions = change.get("conditions")
    await session.fetchval(
        KEEP, run["name"], True, change.get("label", ""), json.dumps(change.get("parameters", {})),
        None if conditions is None else json.dumps(conditions), change.get("severity"), change.get("minutes"),
        actor.id, session.now,
    )  # fmt: skip
    await session.fetchval("UPDATE trigger_trials SET applied_at = $2 WHERE id = $1", trial_id, session.now)
    await publish(session, TriggerChanged(actor.id, run["name"], is_on=True))
    name: str = run["name"]
    return name


async def make_trigger(session: Session, actor: Actor, change: Mapping[str, Any]) -> int:
    """An own rule, not yet switched on; the trial that shows what it would have done."""
    require_keeper(actor)
    conditions = change["conditions"]
    if not conditions:
        raise Invalid({"": _("Please give at least one condition.")})
    if conditions.get("pattern"):
        compiled(conditions["pattern"])
    name = f"{OWN}{await session.fetchval(NEXT_OWN)}"
    await session.fetchval(
        KEEP, name, False, change["label"], "{}", json.dumps(conditions), change["severity"], change["minutes"],
        actor.id, session.now,
    )  # fmt: skip
    await publish(session, TriggerChanged(actor.id, name, is_on=False))
    return await begin_trial(session, actor, name, change)


async def remove_trigger(session: Session, actor: Actor, name: str) -> None:
    """An own rule is gone; what it brought to the queue stays."""
    require_keeper(actor)
    if not await session.fetchval(
        "DELETE FROM triggers WHERE name = $1 AND conditions IS NOT NULL RETURNING true", name
    ):
        raise NotThere
    await publish(session, TriggerChanged(actor.id, name, is_on=False))


async def suspend_imprecise(session: Session) -> list[str]:
    """The triggers switched off just now, each with a notice in the queue; the blind sample is no accusation."""
    suspended: list[str] = []
    changed = await rows(session)
    for name, measure in (await measures(session)).items():
        off = name in changed and not changed[name]["is_on"]
        if name == "blind_sample" or off or not is_too_imprecise(measure.precision):
            continue
        await suspend(session, name, measure.precision)
        suspended.append(name)
    return suspended


async def suspend(session: Session, name: str, precision: Share) -> None:
    await session.fetchval(SUSPEND, name, session.now)
    await publish(session, TriggerSuspended(SYSTEM.id, name, precision.part, precision.whole))
    detail = f"{name}: {precision.part} / {precision.whole}"
    number, url = zlib.crc32(name.encode()), f"/admin/triggers/{name}"
    await publish(session, ReviewWanted(None, "trigger", number, "trigger_suspended", detail, url=url))


def require_keeper(actor: Actor) -> None:
    if not may_set_triggers(actor):
        raise NotThere
