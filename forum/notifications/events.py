"""What happens to notifications and to the mail about them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticesCollected:
    """Somebody's notices have waited for others long enough: these go out in one letter."""

    user_id: int
    notification_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MailWishChanged:
    """Somebody chose how they want notices by mail."""

    actor_id: int | None


@dataclass(frozen=True, slots=True)
class MailStopped:
    """Somebody wants no notices by mail any more."""

    actor_id: int | None


@dataclass(frozen=True, slots=True)
class AddressPaused:
    """Letters to somebody's address came back, or were called unwanted: no more are sent there."""

    user_id: int
    because: str


@dataclass(frozen=True, slots=True)
class AddressTriedAgain:
    """Somebody says that their address works after all."""

    actor_id: int | None
