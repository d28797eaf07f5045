"""What happens to the site as a whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LookChanged:
    """An admin changed the name, the hue, the letters or the welcome; `version` is the new one."""

    actor_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class ReadOnlySwitched:
    """An admin, or somebody at a shell, closed the forum for writing, or opened it again."""

    actor_id: int | None
    on: bool
