"""What happens to people's accounts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UserSignedUp:
    """Somebody made an account; their address is not proven yet."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class UserVerified:
    """Somebody proved that they read mail at their address."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class AccountReclaimed:
    """Somebody proved, by a reset, an address that nobody had proved before: other ways into the account have ended."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in, with all that was asked of them."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """A password was changed or reset; all other logins have ended, and with `tokens_end` those of programs end."""

    actor_id: int | None
    user_id: int
    tokens_end: bool = False


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """Somebody changed what others see of them."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class AddressChanged:
    """Somebody's account has another address, or the one of before, from where the change was refused: what was set up
    to come in by since the moment `undone_since` (ISO 8601) may be somebody else's."""

    actor_id: int | None
    user_id: int
    undone_since: str = ""


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """An admin gave or took roles."""

    actor_id: int | None
    user_id: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UserSuspended:
    """Somebody may not write until the moment `until` (ISO 8601)."""

    actor_id: int | None
    user_id: int
    until: str


@dataclass(frozen=True, slots=True)
class UserSilenced:
    """Somebody's writing is paused until the moment `until` (ISO 8601)."""

    actor_id: int | None
    user_id: int
    until: str


@dataclass(frozen=True, slots=True)
class UserReleased:
    """A suspension or silence was lifted before its end."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class TrustLevelChanged:
    """Somebody's trust level rose or fell."""

    actor_id: int | None
    user_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class FactorsChanged:
    """Somebody added or removed a second factor: `app_added`, `app_removed`, `passkey_added` or `passkey_removed`."""

    actor_id: int | None
    user_id: int
    deed: str


@dataclass(frozen=True, slots=True)
class PersonSpared:
    """From now on nobody nudges or celebrates somebody (`spared`), or again as anybody else."""

    actor_id: int | None
    user_id: int
    spared: bool


@dataclass(frozen=True, slots=True)
class UserRenamed:
    """Somebody goes on under a made-up name."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class UserLeft:
    """Of a person nothing is left but what they wrote and the numbers that others' points rest on."""

    actor_id: int | None
    user_id: int
    posts: str
