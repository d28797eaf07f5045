"""What happens to webhooks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebhookChanged:
    """An admin made, changed or removed a webhook, or its secret."""

    actor_id: int | None
    webhook_id: int
    deed: str


@dataclass(frozen=True, slots=True)
class DeliveryQueued:
    """Something is to be sent to a webhook now."""

    actor_id: int | None
    delivery_id: int


@dataclass(frozen=True, slots=True)
class WebhookSwitchedOff:
    """Nobody has answered at a webhook's address for a day, so nothing more is sent there."""

    actor_id: int | None
    webhook_id: int
    url: str
