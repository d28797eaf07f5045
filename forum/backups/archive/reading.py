"""Opening a backup: fetched, unpacked into a folder, each part compared with what the manifest says."""

import gzip
import hashlib
import tarfile
import zlib
from pathlib import Path

from forum.backups.archive import BadBackup, Manifest, Told, manifest_from
from forum.stores import Store

PIECE = 1_000_000


async def fetch(store: Store, name: str, into: Path, *, told: Told) -> Path:
    """A copy of the file in this folder."""
    size = next(iter([each.size async for each in store.kept() if each.name == name]), 0)
    path, done = into / name, 0
    try:
        with path.open("xb") as file:
            async for piece in store.pieces(name):
                file.write(piece)
                done += len(piece)
                told("fetching", done, size)
    except FileNotFoundError:
        raise BadBackup(f"there is no {name}") from None
    return path


def opened(path: Path, into: Path, told: Told) -> Manifest:
    """Unpacked into `into`, when every part is as it should be; BadBackup says which is not."""
    try:
        with tarfile.open(path) as tar:
            tar.extractall(into, filter="data")
        manifest = manifest_from((into / "manifest.json").read_bytes())
        compare(manifest, into, told)
    except (tarfile.TarError, OSError, EOFError, zlib.error) as wrong:
        raise BadBackup(
            f"it cannot be read: {str(wrong).splitlines()[0] if str(wrong) else type(wrong).__name__}"
        ) from wrong
    return manifest


def compare(manifest: Manifest, folder: Path, told: Told) -> None:
    steps = len(manifest.tables) + len(manifest.pictures)
    for number, (name, copy) in enumerate(manifest.tables.items()):
        told(f"checking {name}", number, steps)
        with gzip.open(folder / "tables" / f"{name}.copy.gz") as packed:
            mark = hashlib.sha256()
            while piece := packed.read(PIECE):
                mark.update(piece)
        if mark.hexdigest() != copy.sha256:
            raise BadBackup(f"the rows of {name} are not those that were copied")
    for number, (name, (_size, expected)) in enumerate(manifest.pictures.items(), len(manifest.tables)):
        told("checking pictures", number, steps)
        if hashlib.sha256((folder / "pictures" / name).read_bytes()).hexdigest() != expected:
            raise BadBackup(f"the picture {name} is not the one that was copied")
