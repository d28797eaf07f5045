"""Speaking with providers: one module for each protocol, each with the same three functions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Protocol, cast

from forum.entering.partners import github, openid
from forum.entering.vouching import Provider, Vouched


@dataclass(frozen=True, slots=True)
class Trip:
    """What goes along to a provider and is compared when the person comes back."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back: str = ""  # the address of ours to which they come back


class Partner(Protocol):
    async def way_there(self, provider: Provider, trip: Trip, networks: Sequence[str]) -> str:
        """The address of the provider at which the person signs in."""

    async def vouched_for(
        self, provider: Provider, trip: Trip, answer: dict[str, str], *, networks: Sequence[str]
    ) -> Vouched:
        """Who came back with this answer; ProviderFault if nobody did."""


def partner_of(provider: Provider) -> Partner:
    module: ModuleType = github if provider.kind == "github" else openid
    return cast(Partner, module)
