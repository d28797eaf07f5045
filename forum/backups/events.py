"""What people do with backups."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackupAsked:
    """An admin wants one made (`create`) or tried out (`verify`)."""

    actor_id: int | None
    deed: str
    name: str


@dataclass(frozen=True, slots=True)
class BackupFetched:
    """An admin downloaded a backup, in which all that is private stands."""

    actor_id: int | None
    name: str
