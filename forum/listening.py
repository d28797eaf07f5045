"""The socket on which the forum listens."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


class CannotListen(RuntimeError):
    """The address is taken or is not ours; the message says which and what to do."""


@contextmanager
def bound(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that has the address but does not listen yet, so that a taken port is known before anything starts."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as why:
        hint = "Is Talkoot running already? Another port is chosen with --port or TALKOOT_PORT."
        raise CannotListen(f"Cannot listen on {host}, port {port}: {why.strerror}. {hint}") from None
    with listener:
        yield listener
