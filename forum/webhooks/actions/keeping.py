"""Making, changing and removing webhooks, their secrets, a test, and sending again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.outgoing import OutgoingRefused, parts_of
from forum.sealing import seal
from forum.webhooks.actions.sending import PURPOSE, carry
from forum.webhooks.events import WebhookChanged
from forum.webhooks.policy import may_keep_webhooks
from forum.webhooks.queries import webhook_of_id
from forum.webhooks.telling import KINDS, OVERLAP, TEST, told

MAKE = "INSERT INTO webhooks (url, kinds, sealed_secret, created_at) VALUES ($1, $2, $3, $4) RETURNING id"
SAVE = """
UPDATE webhooks SET url = $2, kinds = $3, active = $4,
       failing_since = CASE WHEN active AND url = $2 THEN failing_since END
 WHERE id = $1
"""
RENEW = """
UPDATE webhooks SET sealed_before = sealed_secret, before_until = $3, sealed_secret = $2 WHERE id = $1
"""
ENTER_TEST = """
INSERT INTO webhook_deliveries (webhook_id, kind, body, created_at) VALUES ($1, $2, $3, $4) RETURNING id
"""
AGAIN = """
UPDATE webhook_deliveries SET sent_at = NULL, due_at = NULL, attempts = 0, status = NULL, error = ''
 WHERE id = $1 RETURNING webhook_id
"""
FAILED = (
    "SELECT id FROM webhook_deliveries WHERE webhook_id = $1 AND sent_at IS NULL AND attempts > 0 ORDER BY id LIMIT 500"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A webhook as it should be."""

    url: str
    kinds: Sequence[str]
    active: bool = True


async def make_webhook(session: Session, actor: Actor, change: Change) -> tuple[int, str]:
    """Its id, and the secret that signs, to be shown once."""
    require_keeper(actor)
    check(change)
    secret = secrets.token_urlsafe(32)
    sealed = seal(session.bus.settings.signing_key(), PURPOSE, secret)
    webhook_id = await session.fetchval(MAKE, change.url, list(change.kinds), sealed, session.now)
    await publish(session, WebhookChanged(actor.id, webhook_id, "made"))
    return int(webhook_id), secret


async def save_webhook(session: Session, actor: Actor, webhook_id: int, change: Change) -> None:
    """Switched on again, or led elsewhere, it has another day."""
    require_keeper(actor)
    check(change)
    await webhook_of_id(session, webhook_id)
    await session.fetchval(SAVE, webhook_id, change.url, list(change.kinds), change.active)
    await publish(session, WebhookChanged(actor.id, webhook_id, "changed"))


async def renew_secret(session: Session, actor: Actor, webhook_id: int) -> str:
    """The new secret, to be shown once; the old one signs beside it for a day."""
    require_keeper(actor)
    await webhook_of_id(session, webhook_id)
    secret = secrets.token_urlsafe(32)
    sealed = seal(session.bus.settings.signing_key(), PURPOSE, secret)
    await session.fetchval(RENEW, webhook_id, sealed, session.now + OVERLAP)
    await publish(session, WebhookChanged(actor.id, webhook_id, "secret renewed"))
    return secret


async def remove_webhook(session: Session, actor: Actor, webhook_id: int) -> None:
    """With the log of what was sent there."""
    require_keeper(actor)
    await webhook_of_id(session, webhook_id)
    await session.fetchval("DELETE FROM webhooks WHERE id = $1", webhook_id)
    await publish(session, WebhookChanged(actor.id, webhook_id, "removed"))


async def send_test(session: Session, actor: Actor, webhook_id: int) -> None:
    """Word of nothing, to see whether it arrives."""
    require_keeper(actor)
    await webhook_of_id(session, webhook_id)
    body = told(TEST, event_id=0, at=session.now, about={"words": "This is a test."})
    await carry(session, actor, await session.fetchval(ENTER_TEST, webhook_id, TEST, body, session.now))


async def send_again(session: Session, actor: Actor, delivery_id: int) -> int:
    """The same words, signed anew. Returns the webhook's id."""
    require_keeper(actor)
    webhook_id = await session.fetchval(AGAIN, delivery_id) if 0 < delivery_id < 2**63 else None
    if webhook_id is None:
        raise NotThere
    await carry(session, actor, delivery_id)
    return int(webhook_id)


async def send_failed_again(session: Session, actor: Actor, webhook_id: int) -> int:
    """All that did not arrive, in the order in which it happened; how much that is."""
    require_keeper(actor)
    await webhook_of_id(session, webhook_id)
    rows = await session.fetch(FAILED, webhook_id)
    for row in rows:
        await send_again(session, actor, row["id"])
    return len(rows)


def check(change: Change) -> None:
    try:
        parts_of(change.url)
    except OutgoingRefused as refused:
        raise Invalid({"url": refused.message}) from None
    if not change.kinds or not set(change.kinds) <= set(KINDS):
        raise Invalid({next(iter(KINDS)): _("Choose what it should hear of.")})


def require_keeper(actor: Actor) -> None:
    if not may_keep_webhooks(actor):
        raise NotThere
