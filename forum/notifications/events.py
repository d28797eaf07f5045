"""What happens to notifications."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notified:
    """Somebody was told something by the bell, and wants mail about such things."""

    user_id: int
    notification_id: int


@dataclass(frozen=True, slots=True)
class MailStopped:
    """Somebody wants no notices by mail any more."""

    actor_id: int | None
