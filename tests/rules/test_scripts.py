"""All script together is small, and names no module that is not there."""

import gzip
import re
from pathlib import Path

from forum.paths import data_folder

SCRIPTS = sorted((data_folder("static") / "js").rglob("*.js"))
IMPORTED = re.compile(r'(?:from|import\()\s*"(\.[^"]+)"')
MOST_BYTES = 25_000


def test_all_script_together_is_less_than_25_kilobytes_compressed() -> None:
    together = b"".join(file.read_bytes() for file in SCRIPTS)
    assert len(gzip.compress(together, 9)) <= MOST_BYTES


def test_every_module_that_is_imported_is_there() -> None:
    missing = [
        (file.name, name)
        for file in SCRIPTS
        for name in IMPORTED.findall(file.read_text("utf-8"))
        if not (file.parent / Path(name)).is_file()
    ]
    assert missing == []
