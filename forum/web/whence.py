"""Where a request comes from, for as long as it is being answered: for listeners that look, and never kept as it is."""

from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network


@dataclass(frozen=True, slots=True)
class Whence:
    """The reader's address, and what their browser says of itself."""

    address: str
    agent: str
    languages: str


current_whence: ContextVar[Whence | None] = ContextVar("whence", default=None)
"""None where there is no request: commands, jobs, schedules."""


def network_of(address: str) -> str:
    """The address; of the newer kind only the half that names the network, for people have millions of the rest."""
    if ":" not in address:
        return address
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((found, 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
