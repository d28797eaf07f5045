"""The file of a backup: a tar with `tables/<name>.copy.gz`, `pictures/<name>` and at its end `manifest.json`.

The manifest says what was copied when, of which version and schema, and of each table and picture how much it is and
its SHA-256, so that whoever has the file alone can tell whether it is whole. Beside it in the store stands the same
manifest as `<name>.json`, for lists.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1
Told = Callable[[str, int, int], None]  # what is being done, how far it is, of how much


class BadBackup(Exception):
    """The file is not what it should be, or cannot be used here; the message is one line."""


@dataclass(frozen=True, slots=True)
class TableCopy:
    """The rows of one table; the hash is of the text that COPY gives, in the order of its file."""

    columns: tuple[str, ...]
    rows: int
    size: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """What a backup holds. `key_mark` tells whether the forum's key is the same, and nothing of the key."""

    name: str
    version: str
    schema: str
    began_at: str
    base_url: str
    key_mark: str
    tables: dict[str, TableCopy] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, tuple[int, str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.tables.values())

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


def table_from(said: dict[str, Any]) -> TableCopy:
    return TableCopy(tuple(said["columns"]), int(said["rows"]), int(said["size"]), str(said["sha256"]))


def manifest_from(content: bytes) -> Manifest:
    try:
        said: dict[str, Any] = json.loads(content)
        if said["format"] != FORMAT:
            raise BadBackup(f"its format is {said['format']}, and this Talkoot reads {FORMAT}: use a newer one")
        tables = {
            name: TableCopy(**{**each, "columns": tuple(each["columns"])}) for name, each in said["tables"].items()
        }
        pictures = {name: (int(size), str(mark)) for name, (size, mark) in said["pictures"].items()}
        return Manifest(**{**said, "tables": tables, "pictures": pictures})
    except (ValueError, TypeError, KeyError) as wrong:
        raise BadBackup(f"its manifest cannot be read ({type(wrong).__name__})") from wrong
