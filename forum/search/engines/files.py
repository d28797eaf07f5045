"""The folder of the index: which make of it is current, whether its bytes are as they were written, who may write.

search/current        the name of the folder that readers open; replaced at once when a new one is whole
search/index-3-8f3a/  an index of make 3; `checks.json` in it holds the checksum of every file that never changes
search/door           where the search process is asked: a Unix socket (forum/search/process/)
search/broken         why the index must be built anew, from whoever met an error while reading
search/writer.lock    held by the one process that writes
"""

import fcntl
import json
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from forum.search.engines.base import IndexBroken

FOLDER = "search"  # in the data folder
CHECKS = "checks.json"
# Raise these when the fields or the analyzer change: an index of another make is built anew.
WHOOSH, TANTIVY = "4", "tantivy2"
NEVER_CHANGE = {".seg", ".toc"} | {".del", ".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"}


class IndexFiles:
    """Paths and their promises; no engine in here. `make` is the one that is read and written."""

    def __init__(self, folder: Path, make: str = WHOOSH):
        self.folder, self.make = folder, make
        self.verified: dict[str, tuple[int, int]] = {}

    def current(self) -> Path:
        """The folder of the index that readers open; IndexBroken where there is none of our make."""
        try:
            name = (self.folder / "current").read_text()
        except (OSError, UnicodeDecodeError):
            raise IndexBroken("no index yet") from None
        path = self.folder / name.strip()
        if not name.startswith(f"index-{self.make}-") or "/" in name or not path.is_dir():
            raise IndexBroken("no index of this make")
        return path

    def has_any(self) -> bool:
        return (self.folder / "current").exists()

    def new(self) -> Path:
        """An empty folder to build an index in, beside the current one."""
        path = self.folder / f"index-{self.make}-{secrets.token_hex(4)}"
        self.begin()
        path.mkdir()
        return path

    def begin(self) -> None:
        """The folder is for the account of the forum alone: private threads stand in it, too."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def publish(self, path: Path) -> None:
        """From now on readers open this one. Those who have the old one open keep it until they look again."""
        write_whole(self.folder / "current", path.name)
        (self.folder / "broken").unlink(missing_ok=True)
        for other in self.folder.glob("index-*"):
            if other != path:
                shutil.rmtree(other, ignore_errors=True)

    def seal(self, path: Path) -> None:
        """Note the checksums of what a commit has written; files never change, so only the new ones are read."""
        known = read_checks(path)
        checks = {file.name: known.get(file.name) or checksum(file) for file in index_files(path)}
        write_whole(path / CHECKS, json.dumps(checks))

    def verify(self, path: Path, *, again: bool = False) -> None:
        """IndexBroken when a byte is not as it was written; with `again`, files read before are read once more.

        Python unpickles parts of an index while reading it: bytes that were not checked are never given to an engine.
        """
        checks = read_checks(path)
        for file in index_files(path):
            known = checks.get(file.name)
            if known is None:  # written by a commit that is not sealed yet, or that a crash cut off just before
                continue
            with suppress(FileNotFoundError):  # a commit has just replaced it
                mark = mark_of(file)
                if not again and self.verified.get(str(file)) == mark:
                    continue
                if checksum(file) != known:
                    raise IndexBroken(f"{file.name} is not as it was written")
                self.verified[str(file)] = mark
        self.verified = {name: mark for name, mark in self.verified.items() if name.startswith(str(path))}

    def look_over(self, path: Path) -> None:
        """IndexBroken when the bytes changed behind the writer's back, or a reader met an error."""
        if self.is_said_broken():
            raise IndexBroken(self.why_broken())
        if self.current() != path:
            raise IndexBroken("somebody else has put another index in its place")
        self.verify(path, again=True)

    def say_broken(self, why: str) -> None:
        """Whoever writes builds the index anew; until then nobody reads it."""
        with suppress(OSError):
            (self.folder / "broken").write_text(why)

    def size(self) -> int:
        """Bytes of the current index."""
        with suppress(IndexBroken, OSError):
            return sum(file.stat().st_size for file in self.current().iterdir())
        return 0

    def built_at(self) -> datetime | None:
        """When the current index took its place."""
        with suppress(OSError):
            return datetime.fromtimestamp((self.folder / "current").stat().st_mtime, UTC)
        return None

    def is_said_broken(self) -> bool:
        return (self.folder / "broken").exists()

    def why_broken(self) -> str:
        return (self.folder / "broken").read_text(errors="replace")

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """True for the one process that may write until it leaves; the kernel lets go when it dies."""
        self.begin()
        with (self.folder / "writer.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def index_files(path: Path) -> list[Path]:
    return [file for file in path.iterdir() if file.suffix in NEVER_CHANGE]


def read_checks(path: Path) -> dict[str, int]:
    try:
        checks = json.loads((path / CHECKS).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise IndexBroken("the checksums cannot be read") from None
    if not isinstance(checks, dict):
        raise IndexBroken("the checksums cannot be read")
    return checks


def checksum(file: Path) -> int:
    value = 0
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def mark_of(file: Path) -> tuple[int, int]:
    """What changes when a file does: size and time."""
    known = file.stat()
    return (known.st_size, known.st_mtime_ns)


def write_whole(path: Path, text: str) -> None:
    """Readers see the old text or the new one, never half of either."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_text(text)
    draft.replace(path)
