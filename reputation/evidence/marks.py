"""Marks of networks and browsers: hashes under the forum's secret, which say "the same" and nothing else. Pure."""

import hashlib
import hmac

from forum.web.whence import Whence, network_of

LENGTH = 16  # bytes


def marks_of(key: bytes, whence: Whence) -> dict[str, bytes]:
    """The network, and the browser in it: one that moves is another, so that nobody is followed from place to place."""
    network = network_of(whence.address)
    browser = "\n".join((network, whence.agent, whence.languages))
    return {"network": mark(key, "network", network), "device": mark(key, "device", browser)}


def mark(key: bytes, kind: str, text: str) -> bytes:
    return hmac.new(key, f"mark of a {kind}\n{text}".encode("utf-8", "replace"), hashlib.sha256).digest()[:LENGTH]
