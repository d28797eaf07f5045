"""What happens to tokens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TokenMade:
    """Somebody made a token for the API; `user_id` is whose it is, an integration's account where an admin made it."""

    actor_id: int | None
    user_id: int
    token_id: int
    name: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenEnded:
    """A token does not count any more."""

    actor_id: int | None
    user_id: int
    token_id: int
    name: str
