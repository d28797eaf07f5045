"""Where the folders are that travel with the program: at the root of a checkout, inside `forum/_data` in a wheel."""

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent
Folder = Literal["templates", "static", "migrations"]


def data_folder(name: Folder) -> Path:
    """The folder of that name, wherever this installation keeps it."""
    packed = PACKAGE / "_data" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


def checkout() -> Path | None:
    """The root of the source checkout that is running, or None for an installed wheel."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "dev.py").is_file() else None
