"""The system account that PostgreSQL runs under when Talkoot runs as root, and what that account may reach.

PostgreSQL refuses to run as root. So root lends it an account of its own, which owns the database's folder and nothing
else. To come to its files the account must be able to pass through the folders above them: those get the permission to
be passed through, never to be listed or read.
"""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

NAME = "talkoot"


def account_for(cluster: Path) -> pwd.struct_passwd | None:
    """Who runs PostgreSQL for these files: None for whoever runs us, else the owner so far or our own account."""
    if os.geteuid() != 0:
        return None
    owner = cluster.stat().st_uid if cluster.exists() else 0
    if owner:
        try:
            return pwd.getpwuid(owner)
        except KeyError:
            raise PermissionError(f"{cluster} belongs to user number {owner}, who has no account here") from None
    return _known(NAME) or _made(NAME)


def let_through(account: pwd.struct_passwd, *targets: Path) -> None:
    """Afterwards the account can pass through every folder above each target."""
    for target in targets:
        for folder in target.resolve().parents:
            seen = folder.stat()
            if seen.st_uid != account.pw_uid and not seen.st_mode & stat.S_IXOTH:
                folder.chmod(stat.S_IMODE(seen.st_mode) | stat.S_IXOTH)


def let_read(programs: Path) -> None:
    """Afterwards everybody can read and run what is installed there, as a strict umask may have left it otherwise."""
    if (programs / "postgres").stat().st_mode & stat.S_IROTH and programs.stat().st_mode & stat.S_IXOTH:
        return
    for folder, _, names in os.walk(programs.parent):
        for path in (Path(folder), *(Path(folder) / name for name in names)):
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made(name: str) -> pwd.struct_passwd:
    if shutil.which("useradd"):
        order = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    else:  # busybox
        order = ["adduser", "-S", "-D", "-H", name]
    try:
        done = subprocess.run(order, capture_output=True, text=True)
    except FileNotFoundError:
        raise PermissionError("root needs useradd to make an account for PostgreSQL; or run as another user") from None
    account = _known(name)  # made by us, or by somebody at the same moment
    if account is None:
        raise PermissionError(f"could not make the account {name} for PostgreSQL: {done.stderr.strip()}")
    return account
