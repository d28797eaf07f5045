"""Where the search process is found: a Unix socket in the folder of the index, for the account of the forum alone."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LONGEST = 100  # bytes in the path of a socket that every system takes
NAME = "door"


@contextmanager
def address_in(folder: Path) -> Iterator[str]:
    """The path of the door, by way of a descriptor where it is too long for a socket's; OSError without a folder."""
    path = os.fspath(folder / NAME)
    if len(os.fsencode(path)) <= LONGEST:
        yield path
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{place}/{NAME}"
    finally:
        os.close(place)


class Door:
    """Open for as long as the block lasts; the caller holds the writer's lock, so nobody else has one here."""

    def __init__(self, folder: Path):
        self.path = folder / NAME
        self.path.unlink(missing_ok=True)  # of one that was killed
        self.socket = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            with address_in(folder) as address:
                self.socket.bind(address)
        finally:
            os.umask(before)
        self.socket.setblocking(False)
        self.place = self.path.stat().st_ino

    def is_there(self) -> bool:
        """Whether it can still be found: somebody may have taken the folder away."""
        try:
            return self.path.stat().st_ino == self.place
        except OSError:
            return False

    def close(self) -> None:
        self.socket.close()
        if self.is_there():
            with suppress(OSError):
                self.path.unlink()
