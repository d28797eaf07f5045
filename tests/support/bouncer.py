"""A pgbouncer in transaction mode before the PostgreSQL of a run, where the program is installed."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.postgres import SessionPostgres

PROGRAM = shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")
SETTINGS = """
[databases]
* = host={server} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
unix_socket_dir =
"""


@contextmanager
def bouncer(postgres: SessionPostgres, database: str) -> Iterator[str]:
    """The database's address through it: two connections to PostgreSQL, handed from transaction to transaction."""
    with tempfile.TemporaryDirectory(prefix="talkoot-bouncer-") as folder, socket.socket() as probe:
        Path(folder).chmod(0o755)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        place = postgres.cluster.socket_folder
        file = Path(folder) / "pgbouncer.ini"
        file.write_text(SETTINGS.format(server=place, port=port))
        owner = (Path(place) / ".s.PGSQL.5432").stat()  # nobody else may open the socket
        whose: dict[str, Any] = (
            {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.getuid() == 0 else {}
        )
        process = subprocess.Popen([str(PROGRAM), "-q", str(file)], stderr=subprocess.DEVNULL, **whose)
        try:
            wait_for(port)
            yield f"postgresql+asyncpg://postgres@127.0.0.1:{port}/{database}"
        finally:
            process.terminate()
            process.wait(10)


def wait_for(port: int) -> None:
    for _each in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("pgbouncer does not answer")
