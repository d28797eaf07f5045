"""What happens to people's identities with providers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentityConnected:
    """Somebody can sign in with a provider from now on."""

    actor_id: int | None
    user_id: int
    provider: str


@dataclass(frozen=True, slots=True)
class IdentityRemoved:
    """A provider is no way in for somebody any more."""

    actor_id: int | None
    user_id: int
    provider: str


@dataclass(frozen=True, slots=True)
class ProviderChanged:
    """An admin added, changed or removed a provider."""

    actor_id: int | None
    provider: str
    deed: str


@dataclass(frozen=True, slots=True)
class PlanVouched:
    """The company's product said, when it signed somebody in, which plan they have."""

    actor_id: int | None
    user_id: int
    plan: str
