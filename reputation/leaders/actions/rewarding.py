"""Addresses that hear of rewards, and sending to them: queued with what happened, carried as a job, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.bus import Published, publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.outgoing import OutgoingFailed, OutgoingRefused, parts_of, post
from forum.outgoing.signing import headers_for
from forum.sealing import read_kept, seal
from forum.threads.queries.visibility import real_id
from reputation.leaders.events import RewardHookChanged, RewardQueued
from reputation.leaders.policy import may_keep_rewards
from reputation.leaders.rewards import TEST, told

PURPOSE = "rewards"
MAKE = """
INSERT INTO reward_hooks (url, secret, kinds, active, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
"""
CHANGE = """
UPDATE reward_hooks SET url = $2, secret = CASE WHEN $3 = '' THEN secret ELSE $3 END, kinds = $4, active = $5
WHERE id = $1 RETURNING id
"""
WANTING = "SELECT id FROM reward_hooks WHERE active AND $1 = ANY(kinds) ORDER BY id"
ENTER = """
INSERT INTO reward_sendings (hook_id, kind, user_id, body, about_event_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING RETURNING id
"""
PERSON = "SELECT id, name, display_name FROM users WHERE id = $1 AND spared_at IS NULL"
CARRIED = "UPDATE reward_sendings SET job_event_id = $2, sent_at = NULL, status = NULL WHERE id = $1"
WAITING = """
SELECT s.kind, s.body, h.url, h.secret, extract(epoch FROM clock_timestamp())::bigint AS timestamp
FROM reward_sendings s JOIN reward_hooks h ON h.id = s.hook_id
WHERE s.id = $1 AND s.sent_at IS NULL FOR UPDATE OF s
"""
SENT = "UPDATE reward_sendings SET sent_at = clock_timestamp(), status = $2 WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Hook:
    """Where to send what; an empty secret keeps the one that is there."""

    url: str
    secret: str
    kinds: Sequence[str]
    active: bool = True


async def save_hook(session: Session, actor: Actor, hook: Hook, *, hook_id: int | None = None) -> int:
    """Returns its id; Invalid for an address to which nothing may be sent."""
    require_keeper(actor)
    try:
        parts_of(hook.url)
    except OutgoingRefused as refused:
        raise Invalid({"url": refused.message}) from None
    sealed = seal(session.bus.settings.signing_key(), PURPOSE, hook.secret) if hook.secret else ""
    given = (hook.url, sealed, list(hook.kinds), hook.active)
    if hook_id is None:
        made = int(await session.fetchval(MAKE, *given, session.now))
        await publish(session, RewardHookChanged(actor.id, made, "made"))
        return made
    found = await session.fetchval(CHANGE, real_id(hook_id), *given)
    if found is None:
        raise NotThere
    await publish(session, RewardHookChanged(actor.id, int(found), "changed"))
    return int(found)


async def remove_hook(session: Session, actor: Actor, hook_id: int) -> None:
    """With the log of what was sent there."""
    require_keeper(actor)
    if await session.fetchval("DELETE FROM reward_hooks WHERE id = $1 RETURNING id", real_id(hook_id)) is None:
        raise NotThere
    await publish(session, RewardHookChanged(actor.id, hook_id, "removed"))


async def send_test(session: Session, actor: Actor, hook_id: int) -> None:
    """Word of nothing, to see whether it arrives."""
    require_keeper(actor)
    if await session.fetchval("SELECT id FROM reward_hooks WHERE id = $1", real_id(hook_id)) is None:
        raise NotThere
    person = {"id": actor.id, "name": actor.name}
    body = told(TEST, event_id=0, at=session.now, person=person, about={"words": "This is a test."})
    sending_id = await session.fetchval(ENTER, hook_id, TEST, actor.id, body, None, session.now)
    await carry(session, actor, sending_id)


async def send_again(session: Session, actor: Actor, sending_id: int) -> int:
    """The same words, signed anew. Returns the id of where they go."""
    require_keeper(actor)
    hook_id = await session.fetchval(
        "SELECT hook_id FROM reward_sendings WHERE id = $1 FOR UPDATE", real_id(sending_id)
    )
    if hook_id is None:
        raise NotThere
    await carry(session, actor, sending_id)
    return int(hook_id)


async def queue_reward(
    session: Session, kind: str, user_id: int, *, about: Mapping[str, Any], event: Published
) -> None:
    """For every address that wants to hear of it, once an event; nobody hears of those who are to be spared."""
    hooks = await session.fetch(WANTING, kind)
    if not hooks:
        return
    person = await session.fetchrow(PERSON, user_id)
    if person is None:
        return
    body = told(kind, event_id=event.id, at=event.at, person=dict(person), about=about)
    for hook in hooks:
        sending_id = await session.fetchval(ENTER, hook["id"], kind, user_id, body, event.id, session.now)
        if sending_id is not None:
            await carry(session, None, sending_id)


async def carry(session: Session, actor: Actor | None, sending_id: int) -> None:
    published = await publish(session, RewardQueued(actor.id if actor else None, sending_id))
    await session.fetchval(CARRIED, sending_id, published.id)


async def send_reward(session: Session, sending_id: int) -> None:
    """Sent and marked as sent, or neither: whatever is raised, the queue tries again, later each time."""
    row = await session.fetchrow(WAITING, sending_id)
    if row is None:
        return
    body = row["body"].encode()
    secret = read_kept(session.bus.settings.signing_key(), PURPOSE, row["secret"])
    given = headers_for([secret], row["timestamp"], body, kind=row["kind"], delivery=sending_id)
    answer = await post(row["url"], body, given, networks=session.bus.settings.outgoing_networks)
    if not answer.is_good:
        raise OutgoingFailed(f"answered {answer.status}")
    await session.fetchval(SENT, sending_id, answer.status)


def require_keeper(actor: Actor) -> None:
    if not may_keep_rewards(actor):
        raise NotThere
