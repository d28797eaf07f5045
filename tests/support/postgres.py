"""One PostgreSQL for a whole run of the tests, in a folder of its own, quick and forgetful."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.cluster import SETTINGS, Cluster
from forum.embedded import EmbeddedPostgres

FORGETFUL = {**SETTINGS, "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class SessionPostgres:
    """Makes and drops databases, and says under which address each is found."""

    def __init__(self, cluster: Cluster):
        self.cluster = cluster

    def url(self, database: str) -> str:
        return self.cluster.url(database)

    def create(self, database: str, template: str | None = None) -> str:
        """A new database, a copy of the template if one is named; nobody may be connected to the template."""
        copy = f" TEMPLATE {_name(template)} STRATEGY FILE_COPY" if template else ""
        self._run(f"CREATE DATABASE {_name(database)}{copy}")
        return self.url(database)

    def drop(self, database: str) -> None:
        """Gone, together with whatever was still connected to it."""
        self._run(f"DROP DATABASE IF EXISTS {_name(database)} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        place = ("-h", str(self.cluster.socket_folder), "-U", "postgres", "-d", "postgres")
        done = self.cluster.program("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *place, "-c", statement)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())


@contextmanager
def place() -> Iterator[Path]:
    """A folder for data that a PostgreSQL lives in. Not pytest's own: that is closed to the account which PostgreSQL
    runs under whenever another run of pytest begins."""
    with tempfile.TemporaryDirectory(prefix="talkoot-tests-") as folder:
        yield Path(folder)


@contextmanager
def session_postgres() -> Iterator[SessionPostgres]:
    with place() as folder:
        embedded = EmbeddedPostgres(folder / "postgres", FORGETFUL)
        embedded.start()
        try:
            yield SessionPostgres(embedded.cluster)
        finally:
            embedded.stop()


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]*", text):
        raise ValueError(f"{text!r} is no plain database name")
    return text
