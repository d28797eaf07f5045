"""The texts in unsubscribe links: signed for one user and one subject, a thread or (no thread) all notices by mail."""

from dataclasses import dataclass

from forum.settings import Settings
from forum.web.signing import sign, unsign

PURPOSE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """Who wants no more mail, and about what."""

    user_id: int
    thread_id: int | None = None


def token_for(settings: Settings, wish: Unsubscribing) -> str:
    return sign(settings.signing_key(), PURPOSE, [wish.user_id, wish.thread_id])


def read_token(settings: Settings, token: str) -> Unsubscribing | None:
    """None for whatever we did not sign for this purpose."""
    found = unsign(settings.signing_key(), PURPOSE, token)
    return None if found is None else Unsubscribing(*found)


def link(settings: Settings, wish: Unsubscribing) -> str:
    return f"{settings.base_url}/unsubscribe/{token_for(settings, wish)}"
