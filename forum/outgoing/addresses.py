"""Which addresses a request may go to. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from forum.errors import Words
from forum.i18n import _

PORTS = frozenset((80, 443, 8080, 8443))
LONGEST_URL = 500
# IPv6 networks that only wrap another address, which may be one of ours (NAT64, 6to4, Teredo, IPv4-compatible), and the
# private one of before (site-local, RFC 3879), which Python takes for global.
CLOSED = tuple(
    ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10")
)
Address = IPv4Address | IPv6Address


class OutgoingRefused(Exception):
    """An address that nothing is sent to; says why."""

    def __init__(self, message: Words):
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Parts:
    """Of an address: where to connect, and with TLS or without."""

    host: str
    port: int
    tls: bool


def parts_of(url: str) -> Parts:
    """OutgoingRefused for what is no plain http or https address."""
    refused = OutgoingRefused(_("Write a whole address, such as https://example.com/hook."))
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise refused
    try:
        split = urlsplit(url)
        host, port = split.hostname or "", split.port
    except ValueError:
        raise refused from None
    if split.scheme not in ("http", "https") or not host or "%" in host:
        raise refused
    if split.username is not None or split.password is not None:
        raise OutgoingRefused(_("Names and passwords do not belong in an address."))
    tls = split.scheme == "https"
    return Parts(host, port if port is not None else (443 if tls else 80), tls)


def may_connect(found: Sequence[str], port: int, *, networks: Iterable[str] = ()) -> list[Address]:
    """The addresses that a name means, if all of them may be connected to; OutgoingRefused otherwise."""
    allowed = [ip_network(each, strict=False) for each in networks]
    addresses = [unwrapped(ip_address(each.split("%")[0])) for each in found]
    if not addresses:
        raise OutgoingRefused(_("This name leads nowhere."))
    ours = [any(each.version == net.version and each in net for net in allowed) for each in addresses]
    if not all(own or is_public(each) for each, own in zip(addresses, ours, strict=True)):
        raise OutgoingRefused(_("This leads into a private network."))
    if port not in PORTS and not all(ours):
        raise OutgoingRefused(_("Only the ports 80, 443, 8080 and 8443 are open."))
    return addresses


def unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def is_public(address: Address) -> bool:
    if address.is_multicast or address.is_reserved or not address.is_global:
        return False
    return not any(address.version == net.version and address in net for net in CLOSED)
