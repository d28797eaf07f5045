"""One setting: a field of a dataclass that is read from a variable."""

from collections.abc import Callable
from dataclasses import MISSING, field
from typing import Any


def setting(reader: Callable[[str], Any], help: str, *, default: Any = MISSING, shown: str = "") -> Any:
    """A field read from the environment by `reader`, which raises ValueError with the end of a sentence."""
    marks = {"reader": reader, "help": help, "shown": shown}
    if callable(default):
        return field(default_factory=default, metadata=marks)
    return field(default=default, metadata=marks)
