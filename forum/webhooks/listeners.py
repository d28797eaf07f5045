"""What happens because of an event that webhooks hear of."""

from typing import Any

from forum.bus import Published
from forum.database import Session
from forum.notifications.actions import tell
from forum.notifications.queries import admin_ids
from forum.notifications.rows import News
from forum.webhooks.actions import queue_news, send_delivery
from forum.webhooks.events import DeliveryQueued, WebhookSwitchedOff


async def queue_for_webhooks(session: Session, event: Any, published: Published) -> None:
    await queue_news(session, event, published)


async def send_queued_delivery(session: Session, event: DeliveryQueued, _published: Published) -> None:
    await send_delivery(session, event.delivery_id)


async def tell_admins(session: Session, event: WebhookSwitchedOff, published: Published) -> None:
    params = {"url": f"/admin/webhooks/{event.webhook_id}", "address": event.url}
    await tell(session, News(published.id, None), {"webhook_off": await admin_ids(session)}, params)
